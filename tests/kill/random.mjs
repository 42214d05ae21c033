// A source of random numbers that a seed names: what is chosen repeats, the moments at which the machine does it do not.
export function randomSource(seed) {
  let state = seed >>> 0;
  const next = () => { // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return { next, below, between: (least, most) => least + below(most - least + 1), one: (list) => list[below(list.length)] };
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
