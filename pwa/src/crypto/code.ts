/** Codes (protocol, section 2). Their check decides what may leave the phone, so it is in one place. */
import type { Random } from './random.ts';
import { uniform } from './random.ts';

/** ISO/IEC 7064, MOD 97-10, digit by digit: 24 digits are more than a number holds. */
export function mod97(digits: string): boolean {
	if (!/^\d+$/.test(digits)) return false;
	let rest = 0;
	for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
	return rest === 1;
}

/** True for the 12 digits that may be sent as `Authorization: Code`. Nothing else ever is. */
export function isSetupCode(text: string): boolean {
	return /^\d{12}$/.test(text) && mod97(text);
}

/** Uniform among the codes of that length whose check fails, so that a mistyped one never reaches a server. */
export function newUnlockCode(digits: 10 | 12, random: Random): string {
	for (;;) {
		let code = '';
		while (code.length < digits) code += uniform(random, 10);
		if (!mod97(code)) return code;
	}
}

/** A card's digits: stretched on the phone, and never sent themselves. */
export function isCardCode(text: string): boolean {
	return /^\d{24}$/.test(text) && mod97(text);
}

/** 22 uniformly random digits, and the two that make the check hold. */
export function newCardCode(random: Random): string {
	let digits = '';
	while (digits.length < 22) digits += uniform(random, 10);
	let rest = 0;
	for (const digit of `${digits}00`) rest = (rest * 10 + Number(digit)) % 97;
	return digits + String((98 - rest) % 97).padStart(2, '0');
}
