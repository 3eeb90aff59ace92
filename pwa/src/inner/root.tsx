import type { VNode } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { Broken } from './broken/broken.tsx';
import { Changed, OneChange } from './changed/changed.tsx';
import { Check } from './check/check.tsx';
import { FieldScreen } from './field/field.tsx';
import { GoNow } from './gonow/gonow.tsx';
import { GoNowPick } from './gonow/pick.tsx';
import { Home } from './home/home.tsx';
import { ItemScreen } from './item/item.tsx';
import { Question } from './question/question.tsx';
import { ReviewScreen } from './review/review.tsx';
import { Search } from './search/search.tsx';
import { Section } from './section/section.tsx';
import { Setting, Settings } from './settings/settings.tsx';
import type { Flow } from './setup/flow.ts';
import { SetUp } from './setup/setup.tsx';
import { type App, AppContext } from './state/app.ts';
import type { Place } from './state/way.ts';
import { Welcome } from './welcome/welcome.tsx';

/** The screen of the place where the holder is. Each visit is drawn anew, so that nothing of the last one lingers in it. */
export function Root(props: { app: App; flow: Flow }): VNode {
	const { app, flow } = props;
	const [failure] = useErrorBoundary();
	if (failure) return <Broken />;
	return (
		<AppContext.Provider value={app}>
			<Screen key={app.way.visit} place={app.way.here} flow={flow} />
		</AppContext.Provider>
	);
}

function Screen(props: { place: Place; flow: Flow }): VNode {
	const { place } = props;
	switch (place.screen) {
		case 'setup':
			return <SetUp flow={props.flow} />;
		case 'welcome':
			return <Welcome />;
		case 'home':
			return <Home />;
		case 'section':
			return <Section section={place.section} />;
		case 'question':
			return <Question section={place.section} n={place.n} />;
		case 'item':
			return <ItemScreen item={place.item} />;
		case 'field':
			return <FieldScreen node={place.node} field={place.field} />;
		case 'gonow':
			return <GoNow />;
		case 'gonow-pick':
			return <GoNowPick />;
		case 'check':
			return <Check />;
		case 'review':
			return <ReviewScreen step={place.step} />;
		case 'changed':
			return place.trigger ? <OneChange trigger={place.trigger} /> : <Changed />;
		case 'search':
			return <Search />;
		case 'settings':
			return <Settings />;
		case 'setting':
			return <Setting page={place.page} />;
	}
}
