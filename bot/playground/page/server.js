// Talks to the playground: one snapshot, a stream of events, and acts by name.

export class Refused extends Error {}

async function json(response) {
  if (response.status === 403) throw new Refused(await response.text());
  const body = await response.json();
  if (!response.ok) throw new Refused(body.error || response.statusText);
  return body;
}

export async function snapshot() {
  return json(await fetch("/playground/state"));
}

export async function act(name, values = {}) {
  const response = await fetch(`/playground/acts/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(values),
  });
  return json(response);
}

// After a break the snapshot is fetched again, since events may have been missed.
export function listen(onEvent, onBack, onGone) {
  const source = new EventSource("/playground/events");
  let broken = false;
  source.onopen = () => {
    if (broken) onBack();
    broken = false;
  };
  source.onerror = () => {
    broken = true;
    onGone();
  };
  source.onmessage = (message) => onEvent(JSON.parse(message.data));
}
