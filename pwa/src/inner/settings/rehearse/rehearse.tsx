import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { Failed } from '../../kit/failed.tsx';
import { Code } from '../../kit/pad.tsx';
import { Wait } from '../../kit/wait.tsx';
import { t } from '../../l10n/strings.ts';
import { useApp } from '../../state/app.ts';
import { Page } from '../page.tsx';
import { type Happened, type Practice, prepare, tryCode } from './run.ts';

/** What can be practised. The second and third end with a look at whether the practice plan is still there. */
type Lesson = 'leave' | 'other' | 'clear';

const lessons: readonly Lesson[] = ['leave', 'other', 'clear'];

interface Begun {
	readonly lesson: Lesson;
	readonly practice: Practice;
}

/** Leaving, another code and clearing, tried on a plan that is thrown away. The real one is not touched. */
export function RehearsePage(): VNode {
	const app = useApp();
	const [begun, setBegun] = useState<Begun | null>(null);
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState(false);
	const begin = async (lesson: Lesson): Promise<void> => {
		setBusy(true);
		setFailed(false);
		try {
			setBegun({ lesson, practice: await prepare(app) });
		} catch {
			setFailed(true);
		}
		setBusy(false);
	};
	if (begun) return <Try {...begun} onEnd={() => setBegun(null)} />;
	return (
		<Page page="rehearse" key="list">
			<p class="lead">{t('rehearse-what')}</p>
			<p class="fine">{t('rehearse-corner')}</p>
			<Failed words={failed ? t('rehearse-failed') : null} />
			{busy ? <Wait words={t('rehearse-wait')} /> : null}
			{lessons.map((lesson) => (
				<div class="card" key={lesson}>
					<h2>{t(`rehearse-${lesson}`)}</h2>
					<p>{t(`rehearse-${lesson}-more`)}</p>
					<Button act={`rehearse-${lesson}`} disabled={busy} onClick={() => void begin(lesson)}>
						{t('rehearse-go')}
					</Button>
				</div>
			))}
		</Page>
	);
}

/** The code that a lesson starts with. */
function firstOf({ lesson, practice: { codes } }: Begun): string {
	return lesson === 'leave' ? codes.plan : lesson === 'other' ? codes.lists : codes.order;
}

const wanted: Readonly<Record<Lesson, Happened['is']>> = { leave: 'plan', other: 'lists', clear: 'cleared' };

function Try(props: Begun & { onEnd: () => void }): VNode {
	const app = useApp();
	const [done, setDone] = useState<Happened | null>(null);
	// The look afterwards: is the practice plan still there?
	const [after, setAfter] = useState<Happened | null>(null);
	const [missed, setMissed] = useState(false);
	const [busy, setBusy] = useState(false);
	const code = done ? props.practice.codes.plan : firstOf(props);
	const round = async (): Promise<void> => {
		setBusy(true);
		const typed = await app.host.practise();
		// Another code than the one shown is tried too: it does nothing, and that is worth seeing.
		const happened = typed === '' ? ({ is: 'nothing' } as const) : await tryCode(props.practice, typed);
		setBusy(false);
		if (done) {
			setMissed(typed !== code);
			if (typed === code) setAfter(happened);
		} else {
			setMissed(happened.is !== wanted[props.lesson]);
			if (happened.is === wanted[props.lesson]) setDone(happened);
		}
	};
	const ended = after !== null || (done !== null && props.lesson === 'leave');
	return (
		<Page
			page="rehearse"
			part={done ? `${props.lesson}-done` : props.lesson}
			key={done ? 'done' : 'try'}
			onBack={busy ? () => {} : props.onEnd}
			actions={
				busy ? null : ended ? (
					<Button act="done" kind="main" onClick={props.onEnd}>
						{t('done')}
					</Button>
				) : (
					<Button act="practise" kind="main" onClick={() => void round()}>
						{t('set-practise-go')}
					</Button>
				)
			}
		>
			<Said lesson={props.lesson} done={done} after={after} missed={missed} />
			{busy ? <Wait words={t('rehearse-try')} /> : null}
			{ended ? null : (
				<>
					<p>{t(done ? 'rehearse-type-plan' : 'rehearse-type')}</p>
					<Code code={code} />
				</>
			)}
		</Page>
	);
}

/** What happened, in the order in which it happened. */
function Said(props: { lesson: Lesson; done: Happened | null; after: Happened | null; missed: boolean }): VNode {
	const { done, after, missed } = props;
	return (
		<div role="status" class="stack">
			{done ? <p class="lead">{doneWords(props.lesson, done)}</p> : null}
			{done && props.lesson !== 'leave' && !after ? <p>{t('rehearse-see-plan')}</p> : null}
			{after ? <p class="lead">{t(after.is === 'nothing' ? 'rehearse-gone' : 'rehearse-failed')}</p> : null}
			{missed ? <p class="said">{t('rehearse-wrong')}</p> : null}
		</div>
	);
}

function doneWords(lesson: Lesson, done: Happened): string {
	if (done.is !== 'lists') return t(`rehearse-${lesson}-done`);
	return t('rehearse-other-done', { name: t(`look-name-${done.look}`), count: done.count });
}
