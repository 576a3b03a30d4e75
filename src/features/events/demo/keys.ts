/** Keys of the demo data, by what they stand for. */
export interface Keys {
  hubs: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, { id: string; nuts: string }>;
  series: ReadonlyMap<string, string>;
}

/** A demo file that names what is not there is a mistake in the file. */
export function given<T>(found: ReadonlyMap<string, T>, key: string): T {
  const value = found.get(key);
  if (value === undefined) throw new Error(`the demo data name ${key}, which is not there`);
  return value;
}
