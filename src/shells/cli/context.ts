import { type Config, readConfig } from '#platform/config';
import { DataDirInUse, isUnavailable } from '#platform/database';
import type { CommandContext } from '#platform/feature';
import { openLog } from '#platform/log';
import { type OpenWorld, openWorld } from '../world.ts';

/** A refusal that ends a command; its message is for the person at the terminal. */
export class Refused extends Error {}

export interface Context extends CommandContext {
  config(): Config;
  world(): Promise<OpenWorld>;
  close(): Promise<void>;
}

export function createContext(): Context {
  let opened: OpenWorld | undefined;
  const context: Context = {
    print: (line) => process.stdout.write(`${line}\n`),
    printError: (line) => process.stderr.write(`${line}\n`),
    config() {
      const config = readConfig(process.env);
      if (config.ok) return config.value;
      const { name, value, allowed } = config.refusal;
      throw new Refused(`hubwerk: the setting ${name}=${value} is wrong. Allowed: ${allowed}.`);
    },
    async world() {
      const config = context.config();
      try {
        opened ??= await openWorld(config, openLog(config.logLevel));
        return opened;
      } catch (error) {
        if (error instanceof DataDirInUse) {
          throw new Refused(
            `hubwerk: another process works on ${error.dataDir}. Stop it first, or choose another folder with DATA_DIR.`,
          );
        }
        if (isUnavailable(error)) throw new Refused(`hubwerk: the database cannot be reached: ${String(error)}`);
        throw error;
      }
    },
    async close() {
      await opened?.database.close();
      opened = undefined;
    },
  };
  return context;
}
