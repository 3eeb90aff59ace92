import type { CoverChoice } from '../wire/session.ts';
import type { Tag } from './language.ts';

export type CoverId = 'calculator' | 'converter' | 'timer';

interface Entry {
	readonly id: CoverId;
	readonly names: Readonly<Record<Tag, string>>;
	/** What the key that may be held prints. */
	readonly keys: Readonly<Record<Tag, string>>;
}

/** Every cover knows the others by name, so that a page can say where they are. The web manifests say the same names. */
export const COVERS: readonly Entry[] = [
	{
		id: 'calculator',
		names: { en: 'Calculator', es: 'Calculadora', ar: 'الآلة الحاسبة' },
		keys: { en: '=', es: '=', ar: '=' },
	},
	{
		id: 'converter',
		names: { en: 'Unit converter', es: 'Conversor de unidades', ar: 'محول الوحدات' },
		keys: { en: 'Swap', es: 'Invertir', ar: 'تبديل' },
	},
	{
		id: 'timer',
		names: { en: 'Kitchen timer', es: 'Temporizador de cocina', ar: 'مؤقت المطبخ' },
		keys: { en: 'Start', es: 'Iniciar', ar: 'ابدأ' },
	},
];

const entry = (id: CoverId): Entry => {
	const found = COVERS.find((each) => each.id === id);
	if (!found) throw new RangeError('cover');
	return found;
};

export const coverName = (id: CoverId, tag: Tag): string => entry(id).names[tag];
export const coverKey = (id: CoverId, tag: Tag): string => entry(id).keys[tag];

export function choices(here: CoverId, tag: Tag): CoverChoice[] {
	return COVERS.map(({ id, names, keys }) => ({
		id,
		name: names[tag],
		path: `/${id}/`,
		icon: `/${id}/icon.svg`,
		key: keys[tag],
		here: id === here,
	}));
}
