/**
 * The few numbers with the largest values, the largest first; of equal ones those that came first. Used again for the next choice: sorting a list of all
 * would make garbage for every match of every question.
 */
export type Few = { numbers: Int32Array; values: Float64Array; count: number };

export function createFew(most: number): Few {
  return { numbers: new Int32Array(most), values: new Float64Array(most), count: 0 };
}

export function offer(few: Few, number: number, value: number): void {
  const { numbers, values } = few;
  let place = few.count;
  if (place < values.length) few.count = place + 1;
  else if (value <= values[--place]!) return;
  for (; place > 0 && values[place - 1]! < value; place--) {
    numbers[place] = numbers[place - 1]!;
    values[place] = values[place - 1]!;
  }
  numbers[place] = number;
  values[place] = value;
}

export function empty(few: Few): void {
  few.count = 0;
}
