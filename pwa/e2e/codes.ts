/** Further codes, made as a holder makes them. */
import type { Holder } from './holder.ts';

export async function openSetting(holder: Holder, id: string): Promise<void> {
	await holder.home();
	await holder.press('to-settings');
	await holder.press(`setting-${id}`);
}

/** Adds a code and gives it. `duty` is null for a code that only clears. */
export async function addCode(
	holder: Holder,
	duty: 'nothing' | 'destroy' | 'reset' | null,
	everywhere = false,
): Promise<string> {
	await openSetting(holder, 'others');
	const listed = await holder.phone.inner.locator('[data-other]').count();
	await holder.press(duty === null ? 'add-order' : 'add-lists');
	if (duty !== null) {
		await holder.choose('others.look', 'shopping');
		await holder.press('next');
	}
	await holder.phone.inner.locator('[data-code]').first().waitFor();
	await holder.readCode();
	const code = holder.shownCode;
	for (let round = 0; round < 2; round++) {
		await holder.press('practise');
		await holder.phone.key('=').waitFor({ state: 'visible' });
		await holder.phone.enter(code);
	}
	if (duty !== null) await holder.choose('others.duty', duty);
	if (duty !== 'nothing') await holder.choose('others.reach', everywhere ? 'yes' : 'no');
	await holder.press('put-code');
	await holder.phone.inner.locator('[data-other]').nth(listed).waitFor();
	return code;
}
