import type { OtherCode } from '../../../wire/session.ts';
import { t } from '../../l10n/strings.ts';

type Does = Pick<OtherCode, 'kind' | 'duty' | 'everywhere'>;

/** What typing a further code does, in one or two sentences. */
export function doesWords(one: Does): string {
	const what = one.kind === 'order' ? 'order' : one.duty;
	if (what === 'nothing') return t('others-does-nothing');
	return t(one.everywhere ? `others-does-${what}-everywhere` : `others-does-${what}`);
}

export function nameWords(one: Pick<OtherCode, 'kind' | 'look'>): string {
	return one.kind === 'order' || one.look === 'whole'
		? t('others-order')
		: t('others-lists', { name: t(`look-name-${one.look}`) });
}
