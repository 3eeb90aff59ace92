// First, so that the converter stands whatever becomes of the rest: modules run in the order of their imports.
import './begin.ts';

import { mount } from '../../gate/mount.ts';
import { cover } from './begin.ts';

mount(cover);
