import type { Command, CommandContext } from '#platform/feature';
import { featureCommands } from '../features.tsx';
import { createContext, Refused } from './context.ts';
import { dataCommands } from './data.ts';
import { demo } from './demo.ts';
import { doctor, migrateCommand, routes } from './operate.ts';
import { role } from './people.ts';
import { privacyCommand } from './privacy.ts';
import { start } from './start.ts';

/** All commands of the program; the documentation is compared with this list. */
export const commands: Command[] = [
  start,
  migrateCommand,
  demo,
  ...dataCommands,
  ...featureCommands,
  role,
  doctor,
  routes,
  privacyCommand,
];

/** Runs a command line. 0 done, 1 refused or failed, 2 wrong usage. */
export async function run(args: string[]): Promise<number> {
  // Who reads our output may stop reading, as `head` does: then there is nothing left to say.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  const [name, ...rest] = args;
  const command = commands.find((known) => known.name === name);
  const context = createContext();
  if (command === undefined || rest.includes('--help')) {
    printUsage(context, command);
    return command === undefined && name !== undefined && name !== '--help' && name !== 'help' ? 2 : 0;
  }
  try {
    return await command.run(context, rest);
  } catch (error) {
    if (error instanceof Refused) {
      context.printError(error.message);
      return 1;
    }
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      context.printError(`hubwerk ${command.name}: ${error.message}\nusage: hubwerk ${command.name} ${command.usage}`);
      return 2;
    }
    throw error;
  } finally {
    await context.close();
  }
}

function printUsage(context: CommandContext, command: Command | undefined): void {
  const shown = command === undefined ? commands : [command];
  context.print('hubwerk, the open platform that networks of digital innovation hubs run on\n');
  for (const { name, usage, summary } of shown) {
    context.print(`  hubwerk ${`${name} ${usage}`.trim()}`);
    context.print(`      ${summary}`);
  }
}
