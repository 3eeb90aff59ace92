import type { VNode } from 'preact';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { Place } from '../state/way.ts';
import { Icon, type IconName } from './icon.tsx';

const places: readonly { act: string; place: Place; icon: IconName; words: string }[] = [
	{ act: 'to-home', place: { screen: 'home' }, icon: 'book', words: 'nav-plan' },
	{ act: 'to-search', place: { screen: 'search' }, icon: 'search', words: 'bar-search' },
	{ act: 'to-settings', place: { screen: 'settings' }, icon: 'dials', words: 'bar-settings' },
	{ act: 'to-gonow', place: { screen: 'gonow' }, icon: 'go', words: 'nav-gonow' },
];

/** Four places (three in lists), always in the same order, so that hands learn it. “Go now” is one tap from every screen that has the bar. */
export function Bar(): VNode {
	const app = useApp();
	const here = app.way.here.screen;
	const shown = places.filter(({ place }) => app.look.value === 'whole' || place.screen !== 'gonow');
	const move = (place: Place): void => {
		// “Undo” is about what the holder has just seen. Elsewhere nobody could tell what it takes back.
		app.toasts.clear();
		app.way.root(place);
	};
	return (
		<nav class="bar" aria-label={t('bar-label')}>
			<ul data-places={shown.length}>
				{shown.map(({ act, place, icon, words }) => (
					<li key={act}>
						<button
							type="button"
							class={place.screen === 'gonow' ? 'urgent' : undefined}
							data-act={act}
							aria-current={here === place.screen ? 'page' : undefined}
							onClick={() => move(place)}
						>
							<Icon name={icon} turns={icon === 'go'} />
							<span>{t(words)}</span>
						</button>
					</li>
				))}
			</ul>
		</nav>
	);
}
