# The bot in a container: `docker compose up`, see docs/run-a-bot.md.
# The tag is the newest Python that all our libraries have wheels for.
FROM python:3.13-slim AS build
WORKDIR /source
COPY . .
RUN python -m venv /opt/viva \
    && /opt/viva/bin/pip install --no-cache-dir --require-hashes \
        -r requirements/build.txt -r requirements/postgres.txt \
    && /opt/viva/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && /opt/viva/bin/pip uninstall --yes setuptools

FROM python:3.13-slim
RUN useradd --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin viva \
    && install -d -o viva -g viva -m 0700 /data
COPY --from=build /opt/viva /opt/viva
ENV PATH=/opt/viva/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    VIVA_DB=/data/viva.db
# By number, so that Kubernetes can check that it is not root.
USER 10001
WORKDIR /data
VOLUME /data
# `viva health` fails when Telegram was not reached for three minutes.
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s CMD ["viva", "health"]
# SIGTERM, which Docker sends, is what stops the bot in good order.
ENTRYPOINT ["viva"]
CMD ["run"]
