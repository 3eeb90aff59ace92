/**
 * Writes the covers' web manifests into public/: one for each cover and language, alike but for its words, because
 * browsers take an app's name from the manifest that the page links, and not all read `name_localized`. The id is the
 * same in every language, so that it stays one app. Run it after a change: `node tools/manifests.mjs`; what it writes is committed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const out = join(dirname(fileURLToPath(import.meta.url)), '..', 'public');

const COVERS = {
	calculator: {
		colour: '#edf1f4',
		words: {
			en: ['Calculator', 'Calculator', 'A calculator with history and memory that works offline.'],
			es: ['Calculadora', 'Calculadora', 'Una calculadora con historial y memoria que funciona sin conexión.'],
			ar: ['الآلة الحاسبة', 'الحاسبة', 'آلة حاسبة بسجل وذاكرة تعمل دون اتصال.'],
		},
	},
	converter: {
		colour: '#f3f1ec',
		words: {
			en: ['Unit converter', 'Converter', 'Converts length, weight, volume, temperature and more. Works offline.'],
			es: [
				'Conversor de unidades',
				'Conversor',
				'Convierte longitud, peso, volumen, temperatura y más. Funciona sin conexión.',
			],
			ar: ['محول الوحدات', 'محول', 'يحوّل الطول والوزن والحجم ودرجة الحرارة وغيرها. يعمل دون اتصال.'],
		},
	},
	timer: {
		colour: '#f2f2f5',
		words: {
			en: ['Kitchen timer', 'Timer', 'Several timers at once, with presets. Works offline.'],
			es: [
				'Temporizador de cocina',
				'Temporizador',
				'Varios temporizadores a la vez, con tiempos listos. Funciona sin conexión.',
			],
			ar: ['مؤقت المطبخ', 'مؤقت', 'عدة مؤقتات في وقت واحد، مع أوقات جاهزة. يعمل دون اتصال.'],
		},
	},
};

const png = (path, size, more = {}) => ({ src: path, sizes: `${size}x${size}`, type: 'image/png', ...more });

function manifest(id, { colour, words }, language) {
	const [name, short_name, description] = words[language];
	const path = `/${id}/`;
	const maskable = { purpose: 'maskable' };
	return {
		id: path,
		start_url: path,
		scope: path,
		name,
		short_name,
		description,
		lang: language,
		dir: language === 'ar' ? 'rtl' : 'ltr',
		display: 'standalone',
		background_color: colour,
		theme_color: colour,
		categories: ['utilities'],
		icons: [
			{ src: `${path}icon.svg`, sizes: 'any', type: 'image/svg+xml' },
			png(`${path}icon-192.png`, 192),
			png(`${path}icon-512.png`, 512),
			png(`${path}icon-maskable-192.png`, 192, maskable),
			png(`${path}icon-maskable-512.png`, 512, maskable),
		],
	};
}

for (const [id, cover] of Object.entries(COVERS)) {
	mkdirSync(join(out, id), { recursive: true });
	for (const language of Object.keys(cover.words)) {
		const text = JSON.stringify(manifest(id, cover, language), null, '\t');
		writeFileSync(join(out, id, `${language}.webmanifest`), `${text}\n`);
	}
}
