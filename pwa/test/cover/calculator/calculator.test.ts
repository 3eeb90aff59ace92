import { describe, expect, test } from 'vitest';
import { Calculator, MAX_PAST } from '../../../src/cover/calculator/calculator.ts';
import { MAX_DIGITS, MAX_ITEMS } from '../../../src/cover/calculator/entry.ts';
import { formatItems } from '../../../src/cover/calculator/line.ts';
import { display, pressed, STYLE, shows } from './keys.ts';

describe('results', () => {
	test.each([
		['2+3*4=', '14'],
		['(2+3)*4=', '20'],
		['10-4-3=', '3'],
		['100/10/5=', '2'],
		['2-3*4+6/3=', '−8'],
		['0.1+0.2=', '0.3'],
		['.5+.5=', '1'],
		['7.+1=', '8'],
		['1.10=', '1.1'],
		['007=', '7'],
		['1/3*3=', '1'],
		['1/3*3-1=', '0'],
		['2/3=', '0.6666666666666667'],
		['1/3+1/3+1/3=', '1'],
		['5*-3=', '−15'],
		['6/-2=', '−3'],
		['-5+2=', '−3'],
		['5--3=', '2'],
		['2(3)=', '6'],
		['2(3+1)(2)=', '16'],
		['(4)5=', '20'],
		['50%10=', '5'],
		['((((7))))=', '7'],
		['0-0=', '0'],
		['0*5±=', '0'],
		['123456789012345678901234+1=', '123,456,789,012,345,678,901,235'],
		['9999999999999999*9999999999999999=', '99,999,999,999,999,980,000,000,000,000,001'],
		['0.0000001*0.0000001=', '1E−14'],
		['1000000*1000000=', '1,000,000,000,000'],
		['12345678901234567890/7=', '1,763,668,414,462,081,127.1428571429'],
	])('%s shows %s', (keys, expected) => {
		expect(shows(keys)).toBe(expected);
	});
});

describe('percent, as phones do it', () => {
	test.each([
		['200+10%=', '220'],
		['200-10%=', '180'],
		['200*10%=', '20'],
		['200/10%=', '2,000'],
		['50%=', '0.5'],
		['100+50+10%=', '165'],
		['100+10%+10%=', '121'],
		['2*100+10%=', '220'],
		['200+10%*5=', '200.5'],
		['200+(10%)=', '200.1'],
		['(200+10%)*2=', '440'],
		['200+10±%=', '180'],
		['200+50%%=', '201'],
		['5%%=', '0.0005'],
		['-200+10%=', '−220'],
		['80+5(2)%=', '80.1'],
	])('%s shows %s', (keys, expected) => {
		expect(shows(keys)).toBe(expected);
	});
});

describe('what dangles', () => {
	test.each([
		['5+=', '5'],
		['5*(=', '5'],
		['5*-=', '5'],
		['2*(3+4=', '14'],
		['2*(3+4*(1+1=', '22'],
		['(=', '('],
		['-=', '−'],
		['=', '0'],
		['.=', '0'],
	])('%s shows %s', (keys, expected) => {
		expect(shows(keys)).toBe(expected);
	});
});

describe('repeated =', () => {
	test.each([
		['5+3==', '11'],
		['5+3===', '14'],
		['2*3==', '18'],
		['100/2===', '12.5'],
		['2+3*4==', '56'],
		['2*(3+4)==', '98'],
		['2*3+4==', '14'],
		['200+10%==', '242'],
		['200*10%==', '2'],
		['7==', '7'],
		['(2+3)==', '5'],
		['5-3±==', '11'],
		['3(2)==', '12'],
	])('%s shows %s', (keys, expected) => {
		expect(shows(keys)).toBe(expected);
	});

	test('writes down what it did', () => {
		const calculator = pressed('200+10%==');
		const lines = calculator.past.map(({ items }) => formatItems(items, STYLE).replaceAll('\u2009', ''));
		expect(lines).toEqual(['220+10%', '200+10%']);
	});
});

describe('going on after a result', () => {
	test.each([
		['5+3=*2=', '16'],
		['5+3=2', '2'],
		['5+3=.5', '0.5'],
		['5+3=(', '('],
		['5+3=%', '8%'],
		['5+3=±', '−8'],
		['5-8=±', '3'],
		['5-8=*2=', '−6'],
		['5+3=⌫', '5+3'],
		['5+3=⌫⌫4=', '9'],
		['1/3=*3=', '1'],
	])('%s shows %s', (keys, expected) => {
		expect(shows(keys)).toBe(expected);
	});
});

describe('keys that correct or are ignored', () => {
	test.each([
		['5+*3', '5×3'],
		['5*+3', '5+3'],
		['5+-3', '5−3'],
		['5*-+3', '5+3'],
		['5*--3', '5×−3'],
		['1.2.3', '1.23'],
		['5)', '5'],
		['(5))', '(5)'],
		['(+5', '(5'],
		['(*5', '(5'],
		['()', '('],
		['5+)', '5+'],
		['5+%', '5+'],
		['-+', '0'],
		['(-+5', '(5'],
		['+5', '0+5'],
		['*5', '0×5'],
		['%', '0%'],
		['%⌫⌫', '0'],
		['+⌫5', '5'],
		['-5', '−5'],
		['.', '0.'],
		['00120', '00120'],
		['1234567.8901', '1,234,567.8901'],
	])('%s shows %s', (keys, expected) => {
		expect(shows(keys)).toBe(expected);
	});
});

describe('sign', () => {
	test.each([
		['5±', '−5'],
		['5±±', '5'],
		['±5', '−5'],
		['±±', '0'],
		['5*±3', '5×−3'],
		['5+3±', '5+−3'],
		['5+(2+3)±=', '0'],
		['5+(2+3)±±=', '10'],
		['10%±=', '−0.1'],
		['-5±', '5'],
		['5+±-3', '5+−3'],
	])('%s shows %s', (keys, expected) => {
		expect(shows(keys)).toBe(expected);
	});
});

describe('faults are told, and mended', () => {
	test.each([
		['5/0=', 'zero'],
		['0/0=', 'zero'],
		['5/(3-3)=', 'zero'],
		['5/0%=', 'zero'],
		['5/0=7', '7'],
		['5/0=C', '0'],
		['5/0=⌫', '5÷0'],
		['5/0=⌫⌫2=', '2.5'],
		['5/0=+1', '5÷0+1'],
		['5/0==', 'zero'],
		['5/0= M+', 'zero'],
	])('%s shows %s', (keys, expected) => {
		expect(shows(keys)).toBe(expected);
	});

	test('leave the history alone', () => {
		expect(pressed('5/0=').past).toEqual([]);
	});

	test('numbers beyond every range are a fault, not infinity or nothing', () => {
		const up = pressed('9*9=');
		const down = pressed('.1*.1=');
		for (const calculator of [up, down]) {
			for (let round = 0; round < 60 && calculator.outcome?.ok; round++) {
				const { value } = calculator.outcome;
				calculator.press('*');
				calculator.use(value);
				calculator.press('=');
			}
		}
		expect([up.fault(), down.fault()]).toEqual(['large', 'small']);
	});
});

describe('memory', () => {
	test.each([
		['5 M+ 3 M+ C MR', '8'],
		['5 M+ 3 M- C MR', '2'],
		['5 M+ 3', '3'],
		['2*3 M+ C MR', '6'],
		['5 M+ MC MR', '5'],
		['5 M+ C 2* MR =', '10'],
		['5 M+ C 2*7 MR =', '10'],
		['5 M+ C MR 3', '3'],
		['5 M+ C (2) MR =', '10'],
		['1/3= M+ C MR *3=', '1'],
		['MR', '0'],
	])('%s shows %s', (keys, expected) => {
		expect(shows(keys)).toBe(expected);
	});

	test('survives C and not reset', () => {
		const calculator = pressed('5 M+ C');
		expect(calculator.memory?.toString()).toBe('5');
		calculator.reset();
		expect([calculator.memory, calculator.past, calculator.items, calculator.outcome]).toEqual([null, [], [], null]);
	});
});

describe('history', () => {
	test('holds calculations, newest first, and no bare numbers', () => {
		const calculator = pressed('1234567890=5±=(5)=2+3=50%=');
		expect(calculator.past.map(({ value }) => value.toString())).toEqual(['0.5', '5']);
	});

	test('is bounded', () => {
		const calculator = pressed(`1+1${'='.repeat(MAX_PAST + 20)}`);
		expect(calculator.past).toHaveLength(MAX_PAST);
		expect(calculator.past[0]?.value.toString()).toBe(String(MAX_PAST + 21));
	});

	test('a line is used with all its digits', () => {
		const calculator = pressed('1/3=C3*');
		const [line] = calculator.past;
		if (line) calculator.use(line.value);
		expect(display(pressed('=', calculator))).toBe('1');
	});
});

describe('the key sequence since the last clear', () => {
	test.each([
		['0012345678', '0012345678'],
		['12+34*(5-6)/7%.8', '12+34*(5-6)/7%.8'],
		['12C34', '34'],
		['1234567890=', '1234567890'],
		['1234567890===', '1234567890'],
		['1234567890=12', '12'],
		['5+3==', '5+3'],
		['5+3=*2', '5+3*2'],
		['123⌫4', '124'],
		['123=⌫⌫4', '124'],
		['5+*3', '5*3'],
		['1.2.3', '1.23'],
		['5±', '5'],
		['-5', '-5'],
		['+5', '+5'],
		['5/0=', '5/0'],
		['5 M+ C 12 MR', ''],
		['12⌫⌫⌫', ''],
		['C', ''],
	])('%s is %s', (keys, expected) => {
		expect(pressed(keys).typed()).toBe(expected);
	});

	test('holds 64 digits of one number and no more', () => {
		const calculator = pressed('7'.repeat(MAX_DIGITS + 5));
		expect(calculator.typed()).toBe('7'.repeat(MAX_DIGITS));
		expect(display(calculator).replaceAll(',', '')).toBe('7'.repeat(MAX_DIGITS));
	});

	test('stops at a bound, brackets and all', () => {
		const calculator = pressed('('.repeat(MAX_ITEMS + 50));
		expect(calculator.typed()).toHaveLength(MAX_ITEMS);
		expect(display(pressed('±7±=', calculator))).toContain('(');
	});
});

describe('copied text', () => {
	test.each([
		['', '0'],
		['.', '0'],
		['0012345678', '0012345678'],
		['1234.50', '1234.50'],
		['1234567*2', '2469134'],
		['1234567*2=', '2469134'],
		['2-5=', '-3'],
		['0.00000001*0.00000001=', '1E-16'],
		['2/3=', '0.6666666666666667'],
		['5/0=', null],
		['5/0', null],
		['-', '0'],
	])('of %s is %s', (keys, expected) => {
		expect(pressed(keys).text()).toBe(expected);
	});
});

describe('preview', () => {
	test.each([
		['12', null],
		['12+', null],
		['12+3', '15'],
		['12+3*', '15'],
		['12+3=', null],
		['50%', '0.5'],
		['5/0', null],
		['(2+3', '5'],
	])('of %s is %s', (keys, expected) => {
		expect(pressed(keys).preview()?.toString() ?? null).toBe(expected);
	});
});

test('a new calculator shows 0', () => {
	expect(display(new Calculator())).toBe('0');
});
