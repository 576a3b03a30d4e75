import { enlarged } from '#engines/kit';

/**
 * Sums by small numbers (concepts, label words), and the numbers that have one in the order they came. Used again for the next question: so a
 * question costs what it adds up, and not what there is.
 */
export type Sums = { of: Float64Array; numbers: Int32Array; count: number };

export function createSums(): Sums {
  return { of: new Float64Array(0), numbers: new Int32Array(0), count: 0 };
}

/** Forgets all sums and makes room for numbers under `size`. */
export function clear(sums: Sums, size: number): void {
  for (let i = 0; i < sums.count; i++) sums.of[sums.numbers[i]!] = 0;
  sums.count = 0;
  if (sums.of.length >= size) return;
  sums.of = enlarged(sums.of, size);
  sums.numbers = enlarged(sums.numbers, size);
}

/** Adds what is more than 0. */
export function add(sums: Sums, number: number, value: number): void {
  if (sums.of[number] === 0) sums.numbers[sums.count++] = number;
  sums.of[number]! += value;
}

let values = new Float64Array(0);

/** The numbers with the largest sums in the order they came, of the same sum those that came first. */
export function largest({ of, numbers, count }: Sums, most: number): number[] {
  if (count <= most) return [...numbers.subarray(0, count)];
  if (values.length < count) values = new Float64Array(numbers.length);
  for (let i = 0; i < count; i++) values[i] = of[numbers[i]!]!;
  const least = nthLargest(values.subarray(0, count), most);
  let room = most;
  for (let i = 0; i < count; i++) if (of[numbers[i]!]! > least) room -= 1;
  const found: number[] = [];
  for (let i = 0; i < count; i++) {
    const sum = of[numbers[i]!]!;
    if (sum > least || (sum === least && room-- > 0)) found.push(numbers[i]!);
  }
  return found;
}

/** The value at a place of the falling order, counted from 1; the values change places. A tenth of the work of sorting them (Hoare 1961). */
export function nthLargest(values: Float64Array, place: number): number {
  const wanted = place - 1;
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const middle = values[(from + to) >>> 1]!;
    let low = from;
    let high = to;
    while (low <= high) {
      while (values[low]! > middle) low += 1;
      while (values[high]! < middle) high -= 1;
      if (low > high) break;
      const value = values[low]!;
      values[low++] = values[high]!;
      values[high--] = value;
    }
    if (wanted <= high) to = high;
    else if (wanted >= low) from = low;
    else break;
  }
  return values[wanted]!;
}
