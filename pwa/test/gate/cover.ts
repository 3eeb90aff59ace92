/** Stands where the calculator does: types and holds on command, and says what the gate did to it. */
import type { Cover, HoldKind } from '../../src/gate/cover.ts';
import { mount } from '../../src/gate/mount.ts';

declare global {
	var hold: (kind: HoldKind, typed: string) => void;
	var log: string[];
	var ticks: number | undefined;
	var flushed: number | undefined;
	var workers: { url: string; ended: boolean }[];
	var urls: string[];
	var revoked: string[];
	/** How many frames are in the page, and workers that were not ended. */
	var left: () => number;
}

// What the gate does to the platform, seen from outside.
globalThis.log = [];
globalThis.workers = [];
globalThis.urls = [];
globalThis.revoked = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => {
	const url = make.call(URL, blob);
	urls.push(url);
	return url;
};
const revoke = URL.revokeObjectURL;
URL.revokeObjectURL = (url) => {
	revoked.push(url);
	revoke.call(URL, url);
};
globalThis.left = () => document.querySelectorAll('iframe.panel').length + workers.filter(({ ended }) => !ended).length;
const { terminate } = Worker.prototype;
globalThis.Worker = new Proxy(Worker, {
	construct(target, [url, options]: [string, WorkerOptions]) {
		const worker = new target(url, options);
		const entry = { url: String(url), ended: false };
		workers.push(entry);
		worker.terminate = () => {
			entry.ended = true;
			log.push('worker ended');
			terminate.call(worker);
		};
		return worker;
	},
});

const root = document.createElement('main');
root.textContent = 'calculator';
root.tabIndex = -1;
const live = document.createElement('div');
live.role = 'status';
document.body.append(root, live);

const cover: Cover = {
	root,
	onHold(listener) {
		globalThis.hold = listener;
	},
	reset() {
		log.push('reset');
		root.focus();
	},
	language: () => 'en',
	setLanguage: (tag) => log.push(`language ${tag}`),
	text: (id) => (id === 'close' ? 'Close' : 'Calculator'),
	note(id) {
		log.push(`note ${id}`);
	},
	status(text) {
		live.textContent = text;
	},
	covers: () => [
		{ id: 'one', name: 'One', path: '/', icon: '/one.svg', key: '=', here: true },
		{ id: 'two', name: 'Two', path: '/two/', icon: '/two.svg', key: 'Go', here: false },
	],
};

new MutationObserver(() => log.push(root.inert ? 'cover away' : 'cover shown')).observe(root, {
	attributeFilter: ['inert'],
});
mount(cover);
