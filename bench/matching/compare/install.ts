import { spawnSync } from 'node:child_process';
import { findProgram } from '../../../scripts/postgres.ts';

/** Printed in the engine's row. */
export class Missing extends Error {}

/** What is missing is installed where apt is there and may be used, as `npm test` does. */
export function need<T>(aptPackage: string, find: () => T | undefined): T {
  const found = find() ?? (install(aptPackage) ? find() : undefined);
  if (found === undefined) throw new Missing(`not measured: ${aptPackage} is missing (apt-get install ${aptPackage})`);
  return found;
}

function install(aptPackage: string): boolean {
  const root = process.getuid?.() === 0;
  const may = root || spawnSync('sudo', ['-n', 'true']).status === 0;
  if (findProgram(['apt-get']) === undefined || !may) return false;
  console.error(`Installing ${aptPackage} …`);
  const apt = (...args: string[]) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-y', ...args];
    const [program = '', ...rest] = root ? command : ['sudo', '-n', ...command];
    return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  return apt('install', aptPackage) || (apt('update') && apt('install', aptPackage));
}
