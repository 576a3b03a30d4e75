import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { forEachDatabase } from '#platform/testing';
import { createFeatures } from './features.tsx';
import { makeWorld } from './testing.ts';

/**
 * Columns that say nothing about a person, by table: numbers of rows, states, times of rows, what organisations and hubs say of themselves. A column that is
 * neither here nor among the `personalData.columns` of a feature fails the test: whoever adds one decides which it is.
 */
const NOT_PERSONAL: Record<string, string> = {
  address: 'kind slug subject_id',
  // The profile is that of an organisation.
  admission: 'id hub_id state submitted_at decided_at organisation_id profile',
  attendee: 'id registration_id event_id position badge_at change',
  audit: 'id at action',
  claim: 'id organisation_id state by_domain claimed_at decided_at',
  comment: `id subject hub_id root_id parent_id state version lang form_key held_for open_reports reported_since created_at waiting_since
    released_at edited_at announced_at`,
  comment_decision: 'id comment_id hub_id action reason lang before mail_ids batch waited_seconds decided_at',
  comment_objection: 'id comment_id hub_id lang decision_id created_at outcome answer_id',
  comment_received: 'month hub_id received',
  comment_report: 'id comment_id hub_id reason lang created_at decision_id outcome',
  comment_setting: 'hub_id checks ip_days updated_at',
  consent: 'id version at withdrawn_at',
  database_identity: 'single id',
  draft: 'id key_hash kind created_at expires_at saved_at',
  duplicate_dismissal: 'a_id b_id dismissed_at',
  entry: `id external_key slug kind state hub_id owner_id lang title summary text topics region audience sizes budget_min budget_max starts_on ends_on deadline
    published_on valid_until details import_hash created_at updated_at anonymous version edit_state edit_version submitted_at returned_at outcome
    expiry_told draft_warned_at`,
  entry_check: 'id entry_id version decision points decided_at',
  entry_vector: 'entry_id model digest dimension vector kind due_at attempts claimed_at',
  entry_version: 'entry_id number content why saved_at',
  erasure: 'id at counts',
  feedback: 'id about lang created_at answered_at',
  funding: 'id organisation_id amount currency directive year source',
  // Calendars of bodies; who subscribed to them is declared.
  calendar_subscription: `id hub_id url name lang topics region state created_at etag last_modified next_fetch_at fetched_at succeeded_at failures
    error broken problems`,
  // What hubs and organisations announce; the contact, the speakers and who wrote it are declared.
  event: `id external_key slug hub_id series_id on_behalf_of state is_template kind format lang title summary text starts_at ends_at zone all_day
    starts_on ends_on venue address place_id region access access_note online_url langs interpreted topics cost price_note external_url search
    sequence version publish_at published_at ended_at state_reason moved_from held keep_days participants_deleted_at subscription_id source_uid
    source_url import_hash created_at updated_at`,
  event_admission: 'id attendee_id event_id is_undo at received_at is_double',
  event_feedback: 'id event_id lang given_on',
  event_feedback_form: 'event_id questions closes_on updated_at',
  event_figure: 'event_id figure value count computed_at',
  event_file: `id event_id session_id kind position file_id url title alt transcript captions_id captions_lang lang created_at`,
  event_host: 'event_id position hub_id organisation_id',
  // The texts are the organiser's.
  event_mailing: 'id event_id subject body segment recipients sent_at',
  event_mailing_recipient: 'mailing_id mail_id',
  // What is said to everybody.
  event_news: 'id event_id what said created_at',
  event_news_recipient: 'news_id',
  event_related: 'event_id position subject',
  event_room: 'id event_id position name capacity access_note',
  event_series: 'id external_key slug hub_id lang title text created_at updated_at',
  event_session: 'id event_id track_id room_id kind title text starts_at ends_at langs interpreted position',
  event_session_speaker: 'session_id speaker_id position',
  event_speaker: 'id event_id position organisation_id',
  event_track: 'id event_id position name',
  file: 'id state kind visibility type size sha256 width height variants created_at',
  file_piece: 'file_id variant number',
  file_use: 'file_id',
  // The address is the mailbox of the hub's office.
  hub: `id external_key slug name claim text topics web email operator_key confirmed_on position import_hash updated_at criteria edited_at confirmation_asked_at
    confirmation_reminded_at`,
  hub_exchange: 'hub_id check_new check_edits threshold criteria updated_at',
  invitation: 'id organisation_id role invited_at expires_at accepted_at',
  link: 'id key_hash purpose created_at expires_at used_at',
  mail: 'id kind state attempts created_at next_try_at sent_at',
  matchmaking: `id event_id session_id state name about slot_minutes change_minutes wishes_close_at answer_hours max_wishes max_meetings min_meetings
    groups who_meets_whom has_online online_address online_rooms plan_id version created_at updated_at published_at`,
  // Places by number; whose they are tells the request.
  meeting: 'id plan_id request_id slot table_number room_number outcome outcome_at',
  meeting_change: 'id matchmaking_id kind request_id table_number slot created_at plan_id applied_at',
  meeting_edit: 'plan_id number before created_at',
  meeting_notice: 'plan_id mail_id',
  meeting_plan: `id matchmaking_id number state version edits based_on seed seconds done figures moves problem with_open from_slot created_at updated_at`,
  meeting_rule: 'id matchmaking_id kind slot table_number created_at',
  meeting_slot: 'matchmaking_id number block starts_at ends_at tables interpreters',
  meeting_table: 'matchmaking_id number name lost_from',
  meeting_participant: 'id matchmaking_id registration_id state invited_at joined_at left_at updated_at',
  meeting_request:
    'id matchmaking_id state mode fit topics expires_at created_at answered_at told_at reminded_at follow_up',
  network: 'id external_key name claim text',
  network_page: 'name version updated_at',
  notice: 'id kind created_at mailed_at',
  notice_choice: 'kind',
  organisation: `id external_key slug name lang type size inhabitants hub_id place_id summary text web topics confirmed_on import_hash created_at updated_at
    removed_at edited_at left_at left_reason merged_into confirmation_asked_at confirmation_reminded_at`,
  outbox: 'id xid type at',
  outbox_place: 'reader xid id',
  person: 'id email_verified two_factor_enabled created_at updated_at',
  place: 'id external_key name country nuts lat lon',
  region: 'code name',
  registration: `id event_id ticket_kind_id code_id state stage places quantity form_version is_walk_in created_at updated_at held_until email_confirmed_at
    confirmed_at waiting_since offered_until ended_at reminded_at bounced_at feedback_asked_at feedback_given certificate_at sequence again_at`,
  registration_code: 'id event_id code label ticket_kind_id places used expires_at created_at',
  registration_form: 'event_id version fields created_at',
  registration_setting: `event_id is_open opens_at closes_at change_until capacity taken has_waiting_list accept_hours max_group needs_code stages note form_version
    reminder_days version updated_at`,
  relation: 'from_id kind to_id',
  retention_run: 'rule at rows error',
  role_grant: 'role scope granted_at',
  role_invitation: 'id role scope created_at expires_at',
  scheme: 'id name title uri licence import_hash imported_at',
  scheme_concept: 'scheme_id code uri labels notes broader related import_hash',
  // Tokens of other providers are not kept: those columns stay empty.
  sign_in_account:
    'id provider_id access_token refresh_token id_token scope access_token_expires_at refresh_token_expires_at created_at updated_at',
  sign_in_passkey: 'id counter device_type backed_up transports aaguid created_at',
  // The token opens a session; it is random and says nothing.
  sign_in_session: 'id token expires_at created_at updated_at method confirmed',
  sign_in_two_factor: 'id verified failed_verification_count locked_until',
  sign_in_used_code: 'code used_at',
  sign_in_verification: 'id identifier expires_at created_at updated_at',
  site: 'id hub_id external_key name place_id topics focus operator_key position',
  standing_match: 'id draft_id entry_id matched_entry_id score found_at',
  ticket_kind: `id event_id position name about price_text capacity taken opens_at closes_at needs_code needs_approval removed_at`,
};

async function listColumns(db: Db): Promise<string[]> {
  const { rows } = await sql<{ column: string }>`
    select table_name || '.' || column_name as column from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely_%' order by 1`.execute(db);
  return rows.map((row) => row.column);
}

forEachDatabase('personal data', (database) => {
  const declared = () =>
    createFeatures(makeWorld(database)).flatMap(({ personalData }) => Object.keys(personalData?.columns ?? {}));
  const plain = Object.entries(NOT_PERSONAL).flatMap(([table, columns]) =>
    columns.split(/\s+/).map((column) => `${table}.${column}`),
  );

  test('every column is declared as personal, or known not to be', async () => {
    const known = new Set([...declared(), ...plain]);
    const real = await listColumns(database.db);
    assert.ok(real.length > 200);
    assert.deepEqual(
      real.filter((column) => !known.has(column)),
      [],
    );
  });

  test('every column that is named exists, and is named once', async () => {
    const real = await listColumns(database.db);
    const named = [...declared(), ...plain];
    assert.deepEqual(
      named.filter((column) => !real.includes(column)),
      [],
    );
    assert.deepEqual(
      named.filter((column, at) => named.indexOf(column) !== at),
      [],
    );
  });
});
