import type { VNode } from 'preact';
import { Door } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { CardPage } from './card.tsx';
import { ClearPage } from './clear.tsx';
import { CodePage } from './code.tsx';
import { ExamplesPage } from './examples.tsx';
import { FilePage } from './file.tsx';
import { LeavingPage } from './leaving.tsx';
import { LimitsPage } from './limits.tsx';
import { LookPage } from './look.tsx';
import { LookingPage } from './looking.tsx';
import { OthersPage } from './others/others.tsx';
import { type PageId, pageGroups } from './pages.ts';
import { PhonePage } from './phone.tsx';
import { QuietPage } from './quiet.tsx';
import { RehearsePage } from './rehearse/rehearse.tsx';
import { RemindersPage } from './reminders.tsx';
import { ServerPage } from './server.tsx';
import { SituationPage } from './situation.tsx';
import { TracesPage } from './traces.tsx';
import { WayBackPage } from './wayback.tsx';
import { WordsPage } from './words.tsx';

export function Settings(): VNode {
	const app = useApp();
	return (
		<Frame screen="settings" title={t('settings-title')} bar>
			{pageGroups(app.look.value).map((group) => (
				<ul class="doors" key={group[0]}>
					{group.map((page) => (
						<li key={page}>
							<Door
								act={`setting-${page}`}
								title={t(`settings-${page}`)}
								under={t(`settings-${page}-line`)}
								onClick={() => app.way.go({ screen: 'setting', page })}
							/>
						</li>
					))}
				</ul>
			))}
		</Frame>
	);
}

const views = {
	words: WordsPage,
	situation: SituationPage,
	look: LookPage,
	leaving: LeavingPage,
	looking: LookingPage,
	quiet: QuietPage,
	reminders: RemindersPage,
	code: CodePage,
	wayback: WayBackPage,
	phone: PhonePage,
	file: FilePage,
	limits: LimitsPage,
	server: ServerPage,
	clear: ClearPage,
	others: OthersPage,
	card: CardPage,
	rehearse: RehearsePage,
	traces: TracesPage,
	examples: ExamplesPage,
} as const;

export function Setting(props: { page: PageId }): VNode {
	const View = views[props.page];
	return <View />;
}
