/**
 * Units and their exact factors. Sources: BIPM, The International System of Units (SI Brochure, 9th edition); NIST SP 811
 * (2008), appendix B; the international yard and pound agreement of 1959 (1 yd = 0.9144 m, 1 lb = 0.45359237 kg); the US
 * gallon of 231 in³; the imperial gallon of 4.54609 L (UK Weights and Measures Act 1985).
 */
export type CategoryId =
	| 'length'
	| 'mass'
	| 'volume'
	| 'temperature'
	| 'area'
	| 'speed'
	| 'time'
	| 'data'
	| 'energy'
	| 'pressure'
	| 'fuel'
	| 'cooking';

export interface Unit {
	/** Unique. Its message is `u-` and this, without `cook`: some units are measured in the kitchen too. */
	readonly id: string;
	readonly symbol: string;
	/** What one is in the category's base, exactly: a decimal number, or two as a fraction. */
	readonly factor: string;
	/** Added before the factor is applied: temperatures. */
	readonly offset?: string;
	/** So much per a fixed distance: the base is `factor` divided by it. */
	readonly inverse?: true;
}

export interface Category {
	readonly id: CategoryId;
	/** The first two are what it begins with. */
	readonly units: readonly Unit[];
}

/** Rows of `id symbol factor`; a space in a symbol is written `_`. */
function category(id: CategoryId, rows: string): Category {
	const units = rows.split(/\s*\n\s*/).map((row): Unit => {
		const [name = '', symbol = '', factor = ''] = row.split(' ');
		return { id: name, symbol: symbol.replaceAll('_', ' '), factor };
	});
	return { id, units };
}

export const CATEGORIES: readonly Category[] = [
	// Base: metre. 1 mi = 1,760 yd; the nautical mile is 1,852 m by definition.
	category(
		'length',
		`km km 1000
		mi mi 1609.344
		m m 1
		cm cm 0.01
		mm mm 0.001
		um µm 0.000001
		ft ft 0.3048
		in in 0.0254
		yd yd 0.9144
		nmi nmi 1852`,
	),
	// Base: kilogram. 1 oz = 1/16 lb; 1 st = 14 lb; short ton 2,000 lb, long ton 2,240 lb; carat 200 mg.
	category(
		'mass',
		`kg kg 1
		lb lb 0.45359237
		g g 0.001
		oz oz 0.028349523125
		mg mg 0.000001
		t t 1000
		st st 6.35029318
		tonus ton_(US) 907.18474
		tonuk ton_(UK) 1016.0469088
		ct ct 0.0002`,
	),
	// Base: litre. US gallon 231 in³ = 4 qt = 8 pt = 128 fl oz; imperial gallon 8 pt = 160 fl oz.
	category(
		'volume',
		`l L 1
		galus gal_(US) 3.785411784
		ml mL 0.001
		cl cL 0.01
		dl dL 0.1
		m3 m³ 1000
		qtus qt_(US) 0.946352946
		ptus pt_(US) 0.473176473
		flus fl_oz_(US) 0.0295735295625
		galuk gal_(UK) 4.54609
		ptuk pt_(UK) 0.56826125
		fluk fl_oz_(UK) 0.0284130625
		ft3 ft³ 28.316846592
		in3 in³ 0.016387064`,
	),
	// Base: kelvin. 0 °C = 273.15 K; 0 °F = 459.67 °R, and 1 °R = 5/9 K.
	{
		id: 'temperature',
		units: [
			{ id: 'c', symbol: '°C', factor: '1', offset: '273.15' },
			{ id: 'f', symbol: '°F', factor: '5/9', offset: '459.67' },
			{ id: 'k', symbol: 'K', factor: '1', offset: '0' },
		],
	},
	// Base: square metre. 1 acre = 4,840 yd²; the dunam is the metric one.
	category(
		'area',
		`m2 m² 1
		ft2 ft² 0.09290304
		km2 km² 1000000
		mi2 mi² 2589988.110336
		ha ha 10000
		ac ac 4046.8564224
		dunam dunam 1000
		cm2 cm² 0.0001
		in2 in² 0.00064516
		yd2 yd² 0.83612736`,
	),
	// Base: metre per second.
	category(
		'speed',
		`kmh km/h 5/18
		mph mph 0.44704
		ms m/s 1
		kn kn 463/900
		fts ft/s 0.3048`,
	),
	// Base: second. Year and month are means of the Gregorian calendar: 365.2425 days, and a twelfth of that.
	category(
		'time',
		`h h 3600
		min min 60
		s s 1
		msec ms 0.001
		d d 86400
		wk wk 604800
		mo mo 2629746
		yr yr 31556952`,
	),
	// Base: byte. Decimal prefixes of the SI, binary ones of IEC 80000-13.
	category(
		'data',
		`mb MB 1000000
		gb GB 1000000000
		b B 1
		bit bit 0.125
		kb kB 1000
		tb TB 1000000000000
		kib KiB 1024
		mib MiB 1048576
		gib GiB 1073741824
		tib TiB 1099511627776
		mbit Mbit 125000
		gbit Gbit 125000000`,
	),
	// Base: joule. Thermochemical calorie; BTU of the International Table.
	category(
		'energy',
		`kcal kcal 4184
		kj kJ 1000
		j J 1
		cal cal 4.184
		wh Wh 3600
		kwh kWh 3600000
		btu BTU 1055.05585262`,
	),
	// Base: pascal. psi is lbf/in², with lbf = 0.45359237 kg × 9.80665 m/s²; the conventional mmHg and inHg; Torr is atm/760.
	category(
		'pressure',
		`bar bar 100000
		psi psi 4.4482216152605/0.00064516
		pa Pa 1
		hpa hPa 100
		kpa kPa 1000
		atm atm 101325
		mmhg mmHg 133.322387415
		torr Torr 101325/760
		inhg inHg 3386.388640341`,
	),
	// Base: kilometre per litre.
	{
		id: 'fuel',
		units: [
			{ id: 'l100', symbol: 'L/100 km', factor: '100', inverse: true },
			{ id: 'mpgus', symbol: 'mpg (US)', factor: '1.609344/3.785411784' },
			{ id: 'mpguk', symbol: 'mpg (UK)', factor: '1.609344/4.54609' },
			{ id: 'kml', symbol: 'km/L', factor: '1' },
		],
	},
	// Base: millilitre. US customary cups and spoons (1 cup = 8 fl oz = 16 tbsp = 48 tsp); metric ones of 250, 15 and 5 mL.
	category(
		'cooking',
		`cupus cup_(US) 236.5882365
		cookml mL 1
		tbspus tbsp_(US) 14.78676478125
		tspus tsp_(US) 4.92892159375
		cookflus fl_oz_(US) 29.5735295625
		cup cup_(250_mL) 250
		tbsp tbsp_(15_mL) 15
		tsp tsp_(5_mL) 5
		cookl L 1000`,
	),
];

export const UNITS: readonly Unit[] = CATEGORIES.flatMap(({ units }) => units);

const homes = new Map(CATEGORIES.flatMap((home) => home.units.map((unit) => [unit.id, { home, unit }] as const)));

export const unitOf = (id: string): Unit | undefined => homes.get(id)?.unit;

/** The category of a unit, by its id. */
export const homeOf = (id: string): Category | undefined => homes.get(id)?.home;
