"""The mends that are taken out, and the test that has to notice: one idea each, as small as can be.

A row is that of `docs/reliability.md`. `tests/test_reliability.py` checks that each text still
stands in its file, once.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breach:
    """A text of a file that is replaced by another, so that a promise is broken."""

    row: str
    what: str
    file: str
    old: str
    new: str
    test: str

    def planted(self, source: str) -> str:
        """Give a file with the breach; raises ValueError where it does not fit any more."""
        if source.count(self.old) != 1:
            raise ValueError(f"{self.file}: {self.old!r} is there {source.count(self.old)} times")
        return source.replace(self.old, self.new)


SENDER = "bot/telegram/sender.py"
INTAKE = "bot/telegram/intake.py"
RECEIVER = "bot/telegram/receiver.py"
INBOX = "bot/telegram/inbox.py"
LANES = "bot/telegram/lanes.py"
CALLS = "bot/telegram/calls.py"
MAILBOX = "state/tables/mailbox.py"
WRITER = "state/file/writer.py"
TURNS = "tests/telegram/test_turns.py"
SENDING = "tests/telegram/test_sender.py"
RECEIVING = "tests/telegram/test_receiver.py"
UNREADABLE = "tests/telegram/test_unreadable.py"
HOOKED = "tests/telegram/test_webhook.py"
ABUSE = "tests/telegram/test_abuse.py"
LEAKS = "tests/telegram/test_leaks.py"
LIFE = "tests/telegram/test_group_life.py"

BREACHES = (
    Breach(
        "F1",
        "an update that was worked off is worked off again",
        MAILBOX,
        "if update_id is not None and not finish(db, bot_id, update_id):",
        "if False:",
        "tests/engine/test_engine.py::test_the_same_update_twice_makes_one_review_and_one_reply",
    ),
    Breach(
        "F2",
        "updates of a chat are worked off as they come, not by their numbers",
        LANES,
        "bisect.insort(lane, item, key=self._order)",
        "lane.append(item)",
        f"{RECEIVING}::test_updates_of_a_chat_that_arrive_out_of_order_are_worked_off_in_order",
    ),
    Breach(
        "F3",
        "what the last run left in the outbox is not sent",
        "bot/telegram/app.py",
        "        self._sender.put(postings)\n        for arrival",
        "        for arrival",
        f"{SENDING}::test_what_could_not_be_sent_before_a_stop_is_sent_after_the_next_start",
    ),
    Breach(
        "F4",
        "a letter whose outcome is unknown is not sent again",
        SENDER,
        "                self._not_yet(posting, str(error))\n",
        "                return\n",
        f"{SENDING}::test_a_send_whose_outcome_is_unknown_may_double_but_grades_once",
    ),
    Breach(
        "F4",
        "a letter does not wait for the receipt of the one before it",
        SENDER,
        "await self._keep(self._receipt(posting, result))",
        "self._note(self._receipt(posting, result))",
        f"{SENDING}::test_a_letter_waits_until_the_receipt_of_the_one_before_it_is_on_disk",
    ),
    Breach(
        "F4",
        "replies to several chats are on their way side by side",
        "bot/telegram/rate_limiter.py",
        "self._queueing < FEW and await self._has_turn()",
        "False",
        "tests/telegram/test_rate_limiter.py"
        "::test_while_few_write_one_reply_at_a_time_is_on_its_way",
    ),
    Breach(
        "F5",
        "a transaction that fails half way is committed",
        WRITER,
        'connection.execute("ROLLBACK TO piece")',
        "pass",
        "tests/state/file/test_writer.py::test_a_piece_that_fails_undoes_only_itself",
    ),
    Breach(
        "F5",
        "what kills leave of a backup or a restore stays there",
        "state/file/drafts.py",
        "    clear(target.parent)\n    try:",
        "    try:",
        "tests/state/test_kills.py::test_a_backup_is_whole_or_not_there_and_the_next_leaves_no_piece_of_it",
    ),
    Breach(
        "F6",
        "what a full disk did not take is confirmed to Telegram",
        "bot/telegram/webhook.py",
        "            return web.Response(status=503)\n",
        "            return web.Response()\n",
        f"{HOOKED}::test_what_cannot_be_stored_is_brought_again",
    ),
    Breach(
        "F6",
        "a receipt that a full disk did not take is let go",
        SENDER,
        "                await self._lanes.pause(self._patience.retry)\n",
        "                return\n",
        f"{SENDING}::test_a_receipt_that_cannot_be_saved_is_saved_once_it_can_be",
    ),
    Breach(
        "F7",
        "why a file may not be written to is left to a traceback",
        "state/file/database.py",
        "    except sqlite3.OperationalError as error:\n        connection.close()\n",
        "    except ZeroDivisionError as error:\n        connection.close()\n",
        "tests/state/file/test_database.py::test_a_file_that_cannot_be_written_to_is_refused_in_one_line",
    ),
    Breach(
        "F8",
        "transactions begin without the lock for writing",
        WRITER,
        'connection.execute("BEGIN IMMEDIATE")',
        'connection.execute("BEGIN")',
        "tests/state/file/test_writer.py"
        "::test_between_what_a_turn_reads_and_what_it_writes_nobody_else_writes",
    ),
    Breach(
        "F9",
        "the file of another program is opened",
        "state/file/database.py",
        "if application_id != APPLICATION_ID:",
        "if False:",
        "tests/e2e/test_startup.py::test_a_database_of_another_program_is_refused",
    ),
    Breach(
        "F9",
        "what a kill left half done is not undone",
        "state/file/database.py",
        "        _roll_back(path)\n",
        "",
        "tests/state/test_kills.py::test_a_migration_is_gone_on_with",
    ),
    Breach(
        "F10",
        "a clock that jumped back counts as time",
        "state/memory/schedule.py",
        "elapsed = max(0, event.day - memory.day) if memory else 0",
        "elapsed = event.day - memory.day if memory else 0",
        "tests/state/memory/test_schedule.py"
        "::test_a_clock_that_jumped_back_counts_as_no_time_passed",
    ),
    Breach(
        "F5",
        "a commit is not flushed before it is told",
        "state/file/database.py",
        "PRAGMA synchronous=FULL;",
        "PRAGMA synchronous=OFF;",
        "tests/engine/test_power_cut.py::test_a_power_cut_takes_nothing_back_that_was_promised",
    ),
    Breach(
        "F10",
        "what a clock that ran ahead had planned stays planned",
        "bot/telegram/ticker.py",
        "        if now < self._latest:\n            await",
        "        if False:\n            await",
        "tests/telegram/test_groups.py::test_a_clock_that_was_a_year_ahead_and_is_put_right_takes_no_question_away",
    ),
    Breach(
        "F11",
        "a time that comes twice counts the second time",
        "state/clock/timetable.py",
        "    local = shown.replace(tzinfo=zone_of(zone))\n",
        "    local = shown.replace(tzinfo=zone_of(zone), fold=1)\n",
        "tests/state/clock/test_timetable.py"
        "::test_a_time_that_is_left_out_moves_and_one_that_comes_twice_counts_first",
    ),
    Breach(
        "F12",
        "retry_after is not waited for",
        SENDER,
        "await self._lanes.pause(error.retry_after or self._patience.first_pause)",
        "await self._lanes.pause(0.01)",
        f"{SENDING}::test_too_many_requests_are_waited_out_and_other_chats_go_on",
    ),
    Breach(
        "F13",
        "a gateway's error is taken for a refusal",
        "bot/telegram/api.py",
        "if status >= 500:",
        "if False:",
        f"{SENDING}::test_a_failed_send_is_tried_again_and_keeps_the_order",
    ),
    Breach(
        "F14",
        "a connection that breaks off is an error nobody catches",
        "bot/telegram/api.py",
        "except (aiohttp.ClientError, TimeoutError, OSError) as error:\n"
        '            raise Unreachable(f"{method}',
        'except TimeoutError as error:\n            raise Unreachable(f"{method}',
        f"{SENDING}::test_a_send_whose_outcome_is_unknown_may_double_but_grades_once",
    ),
    Breach(
        "F15",
        "a second poller is put up with for ever",
        RECEIVER,
        "                raise SecondPoller\n",
        "                pass\n",
        f"{RECEIVING}::test_a_second_poller_is_said_and_ends_the_bot_after_a_while",
    ),
    Breach(
        "F16",
        "a revoked token is tried again and again",
        RECEIVER,
        "            raise TokenRevoked\n",
        "            pass\n",
        f"{RECEIVING}::test_a_revoked_token_is_said_and_ends_the_bot",
    ),
    Breach(
        "F17",
        "an outage is not noted",
        RECEIVER,
        "except Unreachable as error:\n                self._health.failed(str(error))",
        "except Unreachable:\n                pass",
        f"{RECEIVING}::test_an_outage_is_said_and_shows_in_the_age_of_the_last_poll",
    ),
    Breach(
        "F18",
        "one update that cannot be read spoils its batch",
        RECEIVER,
        "if status == 200 and (found := [read_update(one) for one in elements(body)]):",
        "if status == 200 and (found := []):",
        f"{UNREADABLE}::test_by_polling_the_rest_of_a_batch_goes_on",
    ),
    Breach(
        "F18",
        "a batch without one usable number is asked for again for ever",
        RECEIVER,
        "if batch == self._stuck_at:",
        "if False:",
        f"{UNREADABLE}::test_a_batch_without_one_usable_number_is_left_behind",
    ),
    Breach(
        "F18",
        "a number that is a truth value counts as one",
        INTAKE,
        "if type(update_id) is not int or not 0 <= update_id <= MAX_ID:",
        "if not isinstance(update_id, int) or not 0 <= update_id <= MAX_ID:",
        f"{RECEIVING}::test_what_has_no_usable_number_is_no_update",
    ),
    Breach(
        "F19",
        "letters to somebody who blocked the bot go on waiting",
        MAILBOX,
        "UPDATE outbox SET state = 'dead', error = 'chat is silent'",
        "UPDATE outbox SET error = 'chat is silent'",
        f"{SENDING}::test_a_refused_send_silences_the_chat_and_drops_what_waits_for_it",
    ),
    Breach(
        "F20",
        "a letter to a group that moved goes to its old number",
        SENDER,
        "return replace(posting, chat_id=chat_id)",
        "return posting",
        f"{LIFE}::test_a_move_may_be_told_by_a_refusal_and_by_both_messages_in_any_order",
    ),
    Breach(
        "F21",
        "tutors are not told that their group cannot be written to",
        SENDER,
        "return self._groups.shut_out(db, chat_id, why, thread_id, at)",
        "return []",
        f"{LIFE}::test_a_group_that_cannot_be_written_to_is_noticed_when_sending",
    ),
    Breach(
        "F22",
        "a long text is sent in one piece",
        "bot/views/message.py",
        "if units(longer) > LIMIT and chunks[-1]:",
        "if False:",
        f"{SENDING}::test_a_text_that_is_too_long_is_sent_in_parts",
    ),
    Breach(
        "F23",
        '"message is not modified" is taken for a failure',
        CALLS,
        '    "message is not modified",\n',
        "",
        f"{SENDING}::test_a_message_that_is_not_modified_counts_as_sent",
    ),
    Breach(
        "F24",
        '"query is too old" is taken for a failure',
        CALLS,
        '    "query is too old",\n',
        "",
        f"{SENDING}::test_a_tap_that_is_answered_too_late_still_counts",
    ),
    Breach(
        "F25",
        "a question that was changed goes on with its old buttons",
        "bot/tutor/starting.py",
        "if library.version(prompt.ref) == prompt.version or",
        "if True or",
        f"{TURNS}::test_a_question_that_was_changed_is_asked_afresh_and_nothing_counts",
    ),
    Breach(
        "F26",
        "renamed items keep their memories under the old name",
        "bot/engine/engine.py",
        "        reviews.rename_items(db, self._bot_id, library.renames, now)\n",
        "",
        "tests/engine/test_engine.py::test_renamed_items_keep_their_memories_when_content_is_reloaded",
    ),
    Breach(
        "F27",
        "the second of two taps is told nothing",
        "bot/tutor/drill/dispatch.py",
        "Stage.SETTLED:\n            return turn_leaving(desk, drill, toast=Toast.ANSWERED)",
        "Stage.SETTLED:\n            return turn_leaving(desk, drill)",
        f"{TURNS}::test_two_taps_at_once_count_once_and_the_second_is_told",
    ),
    Breach(
        "F28",
        "a question is sent however late it is",
        "state/clock/timetable.py",
        "if now - slot_at > grace or is_silent(now, timetable):",
        "if is_silent(now, timetable):",
        "tests/state/clock/test_timetable.py"
        "::test_a_question_is_sent_within_the_grace_and_left_out_after_it",
    ),
    Breach(
        "F29",
        "a slot may be taken twice",
        "state/tables/pushes.py",
        "        INSERT INTO pushes (bot_id",
        "        INSERT OR REPLACE INTO pushes (bot_id",
        "tests/state/tables/test_groups.py::test_a_slot_of_a_day_is_taken_once",
    ),
    Breach(
        "F30",
        "the token is written to the log",
        "bot/telegram/redact.py",
        'text = text.replace(secret, "<token>")',
        "pass",
        "tests/telegram/test_redact.py"
        "::test_the_token_is_cut_out_of_messages_arguments_and_tracebacks",
    ),
    Breach(
        "F31",
        "a stop works the whole backlog off",
        "bot/telegram/lanes.py",
        "            while lane and not self._stopping.is_set():",
        "            while lane:",
        "tests/telegram/test_turns.py::test_a_stop_leaves_a_long_backlog_for_the_next_start",
    ),
    Breach(
        "F32",
        "all chats wait in one lane",
        SENDER,
        "self._lanes.put(posting.chat_id, (posting,",
        "self._lanes.put(0, (posting,",
        f"{ABUSE}::test_a_chat_that_must_wait_for_telegram_does_not_hold_up_another",
    ),
    Breach(
        "F33",
        "an update that always fails is tried for ever",
        INBOX,
        "if tries >= MAX_TRIES:",
        "if False:",
        f"{TURNS}::test_an_update_that_always_fails_is_set_aside_with_one_calm_message",
    ),
    Breach(
        "A1",
        "a tap is taken for one on the open question, whatever it carries",
        "bot/tutor/drill/dispatch.py",
        "(token.serial, token.number) == (desk.session.serial, prompt.number)",
        "True",
        "tests/tutor/test_every_turn.py::test_a_tap_on_anything_that_is_over_changes_nothing",
    ),
    Breach(
        "A2",
        "whoever taps in a private chat is taken to be at home there",
        "bot/telegram/handlers/private.py",
        "return chat.type == ChatType.PRIVATE and chat.id != user.id",
        "return False",
        f"{ABUSE}::test_somebody_elses_button_does_nothing_to_its_owner",
    ),
    Breach(
        "A3",
        "an invitation can be opened again",
        "state/tables/invitations.py",
        "WHERE bot_id = ? AND digest = ? AND used_by IS NULL",
        "WHERE bot_id = ? AND digest = ?",
        "tests/state/tables/test_invitations.py"
        "::test_an_invitation_gives_its_role_to_the_first_who_opens_it",
    ),
    Breach(
        "A4",
        "what people type is not escaped",
        "bot/views/texts.py",
        "escape(clean(value), quote=False)",
        "clean(value)",
        f"{ABUSE}::test_an_answer_cannot_become_markup",
    ),
    Breach(
        "A5",
        "a nickname may hold anything",
        "bot/tutor/people/membership.py",
        'return " " if letter.isspace() else ""',
        "return letter",
        "tests/tutor/people/test_membership.py::test_a_nickname_is_short_plain_and_on_one_line",
    ),
    Breach(
        "A6",
        "a response is graded to its last letter",
        "bot/grading/text/words.py",
        "LIMIT: Final = 500",
        "LIMIT: Final = 50_000",
        "tests/grading/test_bounds.py::test_what_stands_behind_the_limit_costs_nothing",
    ),
    Breach(
        "A7",
        "a chat that floods is not held back",
        INBOX,
        "if (pause := bucket.take(now)) > 0:",
        "if False:",
        f"{ABUSE}::test_a_chat_that_floods_waits_and_another_does_not",
    ),
    Breach(
        "A8",
        "content may be nested as deep as it likes",
        "content/yaml_text.py",
        "            case _ if depth >= MAX_DEPTH:\n",
        "            case _ if False:\n",
        "tests/content/test_yaml_text.py::test_twenty_levels_are_read_and_twenty_one_are_not",
    ),
    Breach(
        "A9",
        "a text becomes what YAML takes it for",
        "content/yaml_text.py",
        "        value: str = event.value\n",
        "        value: str = str(yaml.safe_load(event.value))\n",
        "tests/content/test_yaml_text.py::test_what_yaml_would_turn_into_something_else_stays_as_typed",
    ),
    Breach(
        "A10",
        "a member may be larger than all may be",
        "bot/importing/archive.py",
        "most if again else min(most, self._left)",
        "most",
        "tests/importing/test_archive.py"
        "::test_many_members_together_may_not_be_larger_than_all_may_be",
    ),
    Breach(
        "A11",
        "what is packed too tightly is unpacked",
        "bot/importing/archive.py",
        "if size > max(SMALL, MAX_RATIO * info.compress_size):",
        "if False:",
        "tests/importing/test_archive.py::test_a_bomb_is_refused_long_before_it_is_unpacked",
    ),
    Breach(
        "A12",
        "a backup with a stranger's trigger or view is put back",
        "state/file/backup.py",
        "    refuse_unless_shaped(source)\n    with hold",
        "    with hold",
        "tests/state/file/test_shape.py::test_what_is_none_of_ours_is_refused_in_one_line",
    ),
    Breach(
        "A13",
        "a key is taken for a pattern",
        "bot/grading/clear_cases.py",
        '    if compiled.judged.get(heard.statement.stems) == "right":\n',
        "    import re\n    if re.match(compiled.key.references[0], heard.text):\n",
        "tests/grading/test_bounds.py::test_what_looks_like_a_pattern_in_a_key_is_no_pattern",
    ),
    Breach(
        "A14",
        "an exam answer is graded to its last letter",
        "bot/grading/extended.py",
        "LIMIT: Final = 1500",
        "LIMIT: Final = 50_000",
        "tests/grading/test_bounds.py::test_what_stands_behind_the_limit_costs_nothing",
    ),
    Breach(
        "A15",
        "a menu that was shown is a right",
        "bot/tutor/people/invitations.py",
        "    offers = tuple(Offer(role) for role in Role if may_give(role, people.roles))",
        "    offers = tuple(Offer(role) for role in Role)",
        "tests/engine/test_rights.py::test_a_role_that_is_taken_away_between_menu_and_tap_is_gone",
    ),
    Breach(
        "A16",
        "who writes in the name of a group or a channel is taken for a person",
        "bot/telegram/handlers/groups.py",
        "        if message.sender_chat is not None:\n",
        "        if False:\n",
        f"{LIFE}::test_an_anonymous_administrator_is_asked_to_use_their_own_name",
    ),
    Breach(
        "A17",
        "Telegram is asked for every kind of update",
        INTAKE,
        'ALLOWED = ["message", "callback_query", "my_chat_member", "poll_answer", "inline_query"]',
        "ALLOWED: list[str] = []",
        f"{RECEIVING}::test_only_the_kinds_of_update_that_the_bot_works_with_are_asked_for",
    ),
    Breach(
        "A17",
        "a forwarded command is an order",
        "bot/telegram/handlers/private.py",
        "_TYPED = _OWN_WORDS & ~filters.FORWARDED",
        "_TYPED = _OWN_WORDS",
        f"{ABUSE}::test_only_new_words_of_a_persons_own_are_orders",
    ),
    Breach(
        "A18",
        "whoever calls the webhook is let in",
        "bot/telegram/webhook.py",
        "if not hmac.compare_digest(given, self._secret.encode()):",
        "if False:",
        f"{HOOKED}::test_whoever_does_not_know_the_secret_is_turned_away",
    ),
    Breach(
        "A18",
        "a secret of bytes that are no text is an error nobody catches",
        "bot/telegram/webhook.py",
        '.encode("utf-8", "surrogateescape")',
        ".encode()",
        f"{HOOKED}::test_a_secret_of_bytes_that_are_no_text_is_a_wrong_one_and_fills_no_log",
    ),
    Breach(
        "A18",
        "what is no request leaves a traceback in the log",
        "bot/telegram/webhook.py",
        "_http_log.addFilter(_NoRequests())",
        "pass",
        f"{HOOKED}::test_what_is_no_request_is_turned_away_without_a_traceback",
    ),
    Breach(
        "A19",
        "a value is pasted into a statement",
        "state/tables/unreadable.py",
        '"DELETE FROM unreadable WHERE bot_id = ? AND received_at < ?", (bot_id, before)',
        'f"DELETE FROM unreadable WHERE bot_id = {bot_id} AND received_at < {before}"',
        "tests/state/test_sql.py"
        "::test_only_names_of_tables_and_columns_and_our_own_numbers_are_pasted_into_sql",
    ),
    Breach(
        "A20",
        "half a letter is stored as it came",
        INTAKE,
        'text.encode("utf-8", "replace").decode()',
        "text",
        f"{RECEIVING}::test_half_a_letter_in_names_and_answers_does_no_harm",
    ),
    Breach(
        "A21",
        "a cell may begin as a formula does",
        "state/privacy/spreadsheet.py",
        'return f"\'{value}" if _FORMULA.match(plain) else value',
        "return value",
        "tests/state/privacy/test_spreadsheet.py::test_no_cell_begins_as_a_formula_does",
    ),
    Breach(
        "A22",
        "a restore brings back whoever was forgotten since",
        "state/privacy/restoring.py",
        "        erased = catch_up(db, wanted)\n",
        "        erased = 0 * len(wanted)\n",
        "tests/state/privacy/test_restoring.py"
        "::test_whoever_was_forgotten_since_the_backup_stays_forgotten",
    ),
    Breach(
        "A22",
        "what was erased from the tables stays in the file",
        "state/file/scrubbing.py",
        '(busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()',
        "busy = False",
        "tests/state/privacy/test_forgetting.py::test_nothing_is_left_in_the_files",
    ),
    Breach(
        "A22",
        "what cannot be read keeps the name of whoever is forgotten",
        "state/privacy/forgetting.py",
        "    unreadable.forget(db, *who)\n",
        "",
        "tests/state/tables/test_unreadable.py::test_whoever_is_forgotten_is_not_kept_here_either",
    ),
    Breach(
        "A22",
        "a restore that was cut short forgets who was forgotten",
        "state/privacy/restoring.py",
        "    for path in backup.replaced(database):",
        "    for path in backup.replaced(database)[:0]:",
        "tests/state/test_kills.py::test_a_restore_can_be_given_again_and_brings_nobody_back",
    ),
    Breach(
        "A23",
        "the user name of a person is kept",
        "state/schema/1_learning.sql",
        "name TEXT NOT NULL, zone TEXT NOT NULL,",
        "name TEXT NOT NULL, username TEXT, zone TEXT NOT NULL,",
        "tests/state/privacy/test_persons.py::test_nobodys_full_name_telephone_or_whereabouts_have_a_place",
    ),
    Breach(
        "A23",
        "a tutor is told who does not share",
        "state/tables/classes/classbook.py",
        "CASE WHEN shares THEN name END, shares, seen_at",
        "name, shares, seen_at",
        "tests/engine/test_rights.py::test_a_tutor_sees_nothing_of_somebody_who_does_not_share",
    ),
    Breach(
        "A24",
        "a question names the right option",
        "bot/views/drill/asking.py",
        't("ask.match", term=terms[len(move.picks)]),',
        't("ask.match", term=f"{terms[len(move.picks)]}: {descriptions[len(move.picks)]}"),',
        f"{LEAKS}::test_the_answer_is_not_in_what_is_sent_with_a_question",
    ),
    Breach(
        "A24",
        "an edited question names the right order",
        "bot/views/drill/asking.py",
        'lines(t("ask.order_so_far"), *so_far) if so_far',
        'lines(t("ask.order_so_far"), *so_far, Html(" ".join(question.steps))) if so_far',
        f"{LEAKS}::test_nor_in_what_answers_taps_that_close_nothing",
    ),
    Breach(
        "A24",
        "the question of a poll says why",
        CALLS,
        '"question": body["question"],',
        '"question": body["question"] + body["explanation"],',
        "tests/telegram/test_groups.py"
        "::test_nothing_that_a_group_is_sent_gives_the_answer_away_before_its_time",
    ),
    Breach(
        "A25",
        "new files are readable by others",
        "state/file/database.py",
        "    os.umask(0o077)",
        "    os.umask(0o022)",
        "tests/e2e/test_startup.py::test_the_files_are_readable_by_nobody_else",
    ),
    Breach(
        "A26",
        "what somebody typed may begin a line of the log",
        "bot/telegram/redact.py",
        "text = _printable(self.formatMessage(record))",
        "text = self.formatMessage(record)",
        "tests/telegram/test_redact.py::test_what_somebody_typed_cannot_begin_a_line_of_its_own",
    ),
    Breach(
        "A27",
        "a package is installed without its hash",
        "Dockerfile",
        "--require-hashes",
        "",
        "tests/supply/test_supply.py::test_the_container_and_the_checks_install_by_hash",
    ),
)
