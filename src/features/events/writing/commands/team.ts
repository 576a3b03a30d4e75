import type { Grant, Lang, Result, Role, Viewer } from '#engines/kit';
import {
  giveRoleByEmail,
  type Telling,
  withdrawRole,
  withdrawRoleInvitation,
} from '#features/accounts/roles/commands.ts';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import { localise } from '#platform/i18n';
import type { EventView } from '../../model.ts';
import { canDelegateEvent } from '../../rights.ts';

/** What can be given for one event. */
export const EVENT_ROLES = ['organiser', 'event-helper'] as const satisfies readonly Role[];

/** Whether somebody may give these roles for this event, and for nothing else. */
function allowedFor({ id, hubId }: Pick<EventView, 'id' | 'hubId'>) {
  return (viewer: Viewer, grant: Grant): boolean =>
    grant.scope === `event:${id}` &&
    EVENT_ROLES.some((role) => role === grant.role) &&
    canDelegateEvent(viewer, { hub: hubId, event: id });
}

const tellingOf = ({ title }: EventView, baseUrl: string): Telling => ({
  baseUrl,
  place: (lang: Lang) => localise(title, lang).text,
});

/** Entrusts an event to whoever has this address, as `giveRoleByEmail` does; one audit entry more, at the event. */
export async function entrustEvent(
  db: Db,
  viewer: Viewer,
  event: EventView,
  { email, role }: { email: string; role: (typeof EVENT_ROLES)[number] },
  baseUrl: string,
  now: Date,
): Promise<Result<undefined, { type: 'not-allowed' | 'self' }>> {
  const grant: Grant = { role, scope: `event:${event.id}` };
  const allowed = allowedFor(event);
  const given = await giveRoleByEmail(db, viewer, { email, grant }, tellingOf(event, baseUrl), now, allowed);
  if (given.ok) await note(db, viewer, event.id, 'event.entrusted', role);
  return given;
}

/** Takes it back from a person, as `withdrawRole` does; one audit entry more, at the event. */
export async function takeEventBack(
  db: Db,
  viewer: Viewer,
  event: EventView,
  { person, role }: { person: string; role: (typeof EVENT_ROLES)[number] },
  baseUrl: string,
  now: Date,
): Promise<Result<undefined, { type: 'not-allowed' | 'gone' | 'last' }>> {
  const grant: Grant = { role, scope: `event:${event.id}` };
  const taken = await withdrawRole(db, viewer, person, grant, tellingOf(event, baseUrl), now, allowedFor(event));
  if (taken.ok) await note(db, viewer, event.id, 'event.taken', role);
  return taken;
}

/** Takes an invitation back before it is accepted. */
export async function uninvite(
  db: Db,
  viewer: Viewer,
  event: EventView,
  invitation: string,
  now: Date,
): Promise<Result<undefined, { type: 'gone' }>> {
  return withdrawRoleInvitation(db, viewer, invitation, now, allowedFor(event));
}

async function note(db: Db, viewer: Viewer, event: string, action: string, role: string): Promise<void> {
  await db.transaction().execute((trx) => audit(trx, viewer, action, `event:${event}`, { role }));
}
