/** Time and memory of looking for the nearest vectors, beside a plain loop over one block of numbers. */
import { NEAREST, toUnit } from '../src/features/matching/embeddings/rule.ts';
import { createVectors } from '../src/features/matching/embeddings/vectors.ts';
import { median, printMachine } from './program.ts';

const DIMENSION = 1024;
const ROUNDS = 15;
const KINDS = ['offer', 'practice', 'programme'] as const;

/** Numbers that look random and are the same in each run. */
let state = 1;
function random(): number {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return state / 0x7fffffff - 0.5;
}
const makeVector = () => toUnit(Array.from({ length: DIMENSION }, random)) ?? new Float32Array(DIMENSION);

function plainLoop(block: Float32Array, asked: Float32Array): number {
  let best = -1;
  for (let from = 0; from < block.length; from += DIMENSION) {
    let sum = 0;
    for (let i = 0; i < DIMENSION; i++) sum += block[from + i]! * asked[i]!;
    best = Math.max(best, sum);
  }
  return best;
}

/** The longest time in which nothing else had its turn, until the function it returns is called. */
function watch(): () => number {
  let last = performance.now();
  let longest = 0;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const again = () => {
    look();
    timer = setImmediate(again);
  };
  let timer = setImmediate(again);
  return () => {
    clearImmediate(timer);
    look();
    return longest;
  };
}

printMachine();
console.log('vectors      MB   near ms   plain loop ms   ratio   longest stretch ms');
for (const count of [1_500, 18_000, 100_000]) {
  const vectors = createVectors();
  const block = new Float32Array(count * DIMENSION);
  for (let at = 0; at < count; at++) {
    const vector = makeVector();
    vectors.put(String(at), KINDS[at % 3] ?? 'offer', vector);
    block.set(vector, at * DIMENSION);
  }
  const near: number[] = [];
  const plain: number[] = [];
  const stretches: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const asked = makeVector();
    const began = performance.now();
    const stretch = watch();
    await vectors.near(asked, KINDS, NEAREST);
    const between = performance.now();
    stretches.push(stretch());
    plainLoop(block, asked);
    near.push(between - began);
    plain.push(performance.now() - between);
  }
  const columns = [
    String(count).padStart(7),
    ((count * DIMENSION * 4) / 1e6).toFixed(0).padStart(8),
    median(near).toFixed(1).padStart(10),
    median(plain).toFixed(1).padStart(16),
    (median(near) / median(plain)).toFixed(2).padStart(8),
    median(stretches).toFixed(1).padStart(21),
  ];
  console.log(columns.join(''));
}
