import type { Viewer } from '#engines/kit';
import { today } from '#platform/clock';
import type { World } from '#platform/feature';
import { canCheckEntry } from '../rights.ts';
import { readStanding } from './commands/kit.ts';
import { contentOf } from './form.ts';
import type { OwnEntry } from './model.ts';
import { TeamPanel } from './pages/panel.tsx';
import { findObstacles } from './publishable.ts';
import { listChecks, readSettings } from './queries.ts';
import { needsCheck, needsCheckOfEdit } from './rules.ts';

/** What its people see above an entry. */
export async function teamPanel(
  world: World,
  viewer: Viewer,
  entry: OwnEntry,
  how: { isPreview: boolean; alert?: string | undefined },
) {
  const { db } = world;
  const day = today(world.clock);
  const settings = await readSettings(db, entry.hubId);
  const standing = await readStanding(db, entry);
  const isEdit = entry.state === 'published';
  const content = entry.editContent ?? contentOf(entry);
  const [lastCheck] = await listChecks(db, entry.id);
  const place = { hub: entry.hubId, organisation: entry.ownerId, savedBy: entry.savedBy };
  return (
    <TeamPanel
      lang={viewer.lang}
      entry={entry}
      isPreview={how.isPreview}
      alert={how.alert}
      obstacles={findObstacles(entry, content, world.topics, day)}
      isFree={!(isEdit ? needsCheckOfEdit(settings, standing) : needsCheck(settings, standing))}
      lastCheck={lastCheck}
      canCheck={canCheckEntry(viewer, place)}
    />
  );
}
