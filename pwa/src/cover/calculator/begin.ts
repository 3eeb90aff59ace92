import type { Cover } from '../../gate/cover.ts';
import { start } from './app.ts';

/** The calculator of this page. */
export const cover: Cover = start(document.body);
