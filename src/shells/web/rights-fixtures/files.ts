import { makeFile } from '../../../platform/files/fixtures.ts';
import type { Ask, Given } from '../rights-walk.ts';

/** A public file: its address is for everybody. */
export async function makePublicFile({ world }: Given): Promise<Ask> {
  const { id, name } = await makeFile(world.db);
  return { params: { id, name } };
}
