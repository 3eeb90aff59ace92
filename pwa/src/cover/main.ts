import { mount } from '../gate/mount.ts';
import { start } from './app.ts';

mount(start(document.body));
