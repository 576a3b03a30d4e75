type Numbers = Uint8Array | Int8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** An array of numbers with room for more, the new places 0. */
export function enlarged<A extends Numbers>(array: A, length: number): A {
  const Made = array.constructor as new (length: number) => A;
  const made = new Made(length);
  made.set(array);
  return made;
}
