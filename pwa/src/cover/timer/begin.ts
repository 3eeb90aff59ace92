import type { Cover } from '../../gate/cover.ts';
import { start } from './app.ts';

/** The timer of this page. */
export const cover: Cover = start(document.body);
