import type { World } from '#platform/feature';

/** What commands on registrations need of the world. */
export type RegistrationWorld = Pick<World, 'db' | 'secret' | 'config'>;
