/** In place of a row: there is none yet, and whoever asks for it may let others run before asking again. */
export const PAUSE: unique symbol = Symbol('pause');
export type Pause = typeof PAUSE;
