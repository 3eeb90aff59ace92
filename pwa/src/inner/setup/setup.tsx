import type { VNode } from 'preact';
import { Begin } from './begin.tsx';
import { NewCode } from './code.tsx';
import { ChooseCover } from './cover.tsx';
import { FromFile } from './file.tsx';
import type { Flow } from './flow.ts';
import { Install } from './install.tsx';
import { Leaving } from './leaving.tsx';
import { About, Limits, Watched } from './opening.tsx';
import { FromPhone } from './phone.tsx';
import { Practise } from './practise.tsx';
import { Recovery } from './recovery.tsx';
import { FromWords } from './words.tsx';

export interface StepProps {
	flow: Flow;
}

const steps = {
	watched: Watched,
	about: About,
	limits: Limits,
	cover: ChooseCover,
	install: Install,
	begin: Begin,
	phone: FromPhone,
	words: FromWords,
	file: FromFile,
	code: NewCode,
	practise: Practise,
	recovery: Recovery,
	leaving: Leaving,
} as const;

/** First use: short, kind, and every step that can be skipped says so. */
export function SetUp(props: StepProps): VNode {
	const Step = steps[props.flow.step.value];
	return <Step key={props.flow.step.value} flow={props.flow} />;
}
