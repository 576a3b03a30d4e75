import { LANGS, type Lang } from '#engines/kit';

/** Words that carry no topic. They tell the language, end a search for label words, and are no search words themselves. */
const WORDS: Record<Lang, string> = {
  de: `der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner und oder aber auch als wie wenn weil dass daß ob denn
    sondern doch noch nur schon sehr mehr nicht nichts ohne mit von vom zu zum zur bei beim nach vor in im ins an am ans auf aus für über unter
    um durch gegen bis seit während wegen trotz zwischen neben ist sind war waren sei wird werden wurde wurden worden hat haben hatte hatten
    kann können könnte könnten muss müssen soll sollen sollte sollten will wollen wollte darf dürfen möchte möchten mag ich du er sie es wir ihr uns euch ihnen ihm
    ihn mich mir dich sich man unser unsere unseren unserem unserer ihre ihren ihrem ihrer sein seine seinen seinem seiner dieser diese dieses diesen diesem
    jeder jede jedes jeden jedem alle allem allen aller alles viele vielen vieler wenige einige welche welcher welches welchem welchen wer wem wen wessen was wo wohin woher womit wofür woran worauf wovon wozu worüber wann warum weshalb wieso damit
    dafür dazu dabei daran darauf daraus davon dann dort hier da so etwa bereits bislang bisher derzeit oft immer wieder sowie bzw z.b etwas jemand niemand
    gibt gut neue neuen neuer neues möglichst unsererseits statt beispielsweise insbesondere außerdem jedoch rund pro je zwei drei vier fünf zehn suchen sucht
    gesucht brauchen braucht benötigen benötigt bieten bietet lassen lässt machen macht geht gehen kommen kommt heute künftig dabei selbst ganz eher etwa
    danach davor daher deshalb trotzdem nun nie niemals nirgends irgendwo überall mal einmal zweimal bitte gern gerne leider beide beiden andere anderen anderer anderes eigene eigenen eigener eigenes meist meistens manche mancher manches manchmal etliche obwohl sobald solange falls weder dessen deren jetzt bald später früher zuerst zuletzt erst erste ersten zweite zweiten letzte letzten letzter nächste nächsten vorher nachher allerdings zwar überhaupt ungefähr fast kaum zudem ebenso ohnehin tun tut steht stehen liegt liegen hält bleibt bleiben nimmt jährlich täglich wöchentlich monatlich mindestens höchstens sechs sieben acht neun elf zwölf hundert tausend million millionen prozent drittel hälfte
    außerdem sonst etc ca geben gebt ab halb viertel dritte vierte fünfte mehrere mehreren verschiedene verschiedenen jeweils darunter daneben dahinter davor hinaus hinein heraus herein solche solchen solcher denselben dieselbe derselbe dasselbe euro cent meter metern kilometer kilometern`,
  en: `the a an and or but if because that this these those of to in on at by for with without from into onto over under about after before
    between through during against is are was were be been being has have had do does did not no nor can could may might must shall should will would
    i you he she it we they me him her us them my your his its our their who whom whose which what where when why how all any both each few more most
    other some such only own same so than too very just there here then now also as up out off again once every many much still yet already while
    want wants wanted need needs needed looking look seek seeking offer offers offering get gets got make makes made let us around per one two three four five
    ten would like help helps today either neither whether however therefore often always never cannot don't doesn't isn't it's we're wouldn't
    twice once since away comes come coming go goes going gone says said see sees anyone anybody somebody nobody someone everyone everybody everything something nothing thing things ever really though although because unless until upon along across among per cent percent hundred thousand million half third first second last next another several few less least enough almost nearly quite rather perhaps maybe either else instead well way ways done doing being six seven eight nine eleven twelve twenty thirty forty fifty sixty
    even keep keeps kept together put puts take takes taken give gives given show shows shown euro euros pound pounds metre metres kilometre kilometres`,
  cs: `a i o u v ve s se si k ke z ze na do od po pro při před přes pod nad za mezi bez kolem podle kvůli proti ten ta to ti ty toho tomu tom tím této tento tuto tato
    tyto těch těm těmi jeho její jejich můj moje náš naše našeho naší našem našich naším váš vaše svůj své svého svých svou být je jsou jsem jsme jste byl byla bylo byli
    byly bude budou by bych bychom byste aby kdyby že když protože pokud jako jak jaký jaká jaké jakou jakým kde kam odkud kdy proč kdo kým čeho čemu čím co který která které kteří kterou kterého kterých kterým
    nebo ani ale však také též už již ještě jen jenom pouze velmi více méně tak takže proto tedy ne není nejsou nemá nemáme nemají má mám máme mají mít měl měla
    může mohou můžeme mohl musí musíme chce chceme chtějí chtěli hledáme hledá potřebujeme potřebuje nabízíme nabízí všechny všech všichni každý každá každé
    několik mnoho tady tam zde dnes nyní vždy často aniž nás nám vás vám on ona oni ono jich jim ji ho mu mě mi něco nic jiný jiné dva dvě tři čtyři pět deset
    kolik zatím dosud například zejména místo další nová nové nový nových dobře stále právě lze
    jeden jedna jedno jednu jednou jednom jednoho jedním beze ode nade přede potom poté tehdy někde někdy nějaký nějaká nějaké nikdo nikde nikdy něčem někdo první druhý druhá druhé druhého druhém druhým druhou druhých koho komu třetí poslední příští celý celá celé celého jiná jiného jiných těchto takový takové taková stačí třeba šest sedm osm devět jedenáct dvanáct dvacet třicet sto tisíc tisíce milion milionu milionů procent procenta procento polovina třetina ročně denně měsíčně týdně nejméně nejvýše skoro téměř vlastně prostě zase znovu dokud jakmile totiž přitom zároveň ovšem však hned brzy dost
    během chybí chybějí chybělo půl než až včetně asi aspoň jinak dál jde smí nesmí bylo bývá pak metr metru metrů metry metrech kilometr kilometru kilometrů kilometry koruna koruny korun korunu korunách euro eur eura let roky roku rok`,
  pl: `i a o u w we z ze na do od po dla przy przed przez pod nad za między bez około według oraz albo lub ani ale jednak także też już jeszcze tylko bardzo więcej
    mniej tak więc dlatego nie jest są był była było były będzie będą być by aby żeby że gdy gdyby ponieważ jeśli jeżeli jako jak gdzie skąd dokąd kiedy dlaczego jaki jaka jakie jaką jakim kto kogo komu kim czego czemu czym co który która które
    którzy którą którego których którym którymi ten ta to ci te tego temu tym tej tę tą tych tymi jego jej ich mój moja nasz nasza nasze naszej naszego naszych naszym
    wasz swój swoje swoją swoich się mam mamy ma mają mieć miał miała może mogą możemy można musi musimy muszą chce chcemy chcą chcieliby chcielibyśmy szukamy szuka potrzebujemy
    potrzebuje oferujemy oferuje wszystkie wszystkich wszyscy każdy każda każde kilka wiele wielu tutaj tam dziś dzisiaj teraz zawsze często nas nam was wam on ona oni
    one im go mu mnie mi coś nic inny inne dwa dwie trzy cztery pięć dziesięć ile dotąd na przykład zwłaszcza zamiast nowe nowy nowa nowych dobrze wciąż właśnie
    czy lecz podczas wobec poza ku niż
    jeden jedna jedno jednej jednego jednym jedną potem wtedy gdzieś kiedyś jakiś jakaś jakieś nikt nikogo nigdzie nigdy ktoś coś pierwszy pierwsza pierwsze chętnie drugi druga drugie trzeci ostatni ostatnia ostatnie następny cały cała całe całego innej innego innych takich taki taka takie wystarczy trzeba sześć siedem osiem dziewięć jedenaście dwanaście dwadzieścia trzydzieści trzech dwóch czterech sto tysiąc tysiące tysięcy milion miliona milionów procent połowa rocznie dziennie miesięcznie tygodniowo najmniej najwyżej prawie właściwie znowu znów dopóki zaraz wkrótce dość dosyć niech
    pół połowę dalej dała dał dało lat latach metr metra metrów metry metrach kilometr kilometra kilometrów kilometry złoty złote złotych złotego euro sztuk rok roku lata bo ciągu obok ją je`,
};

export const FUNCTION_WORDS: Record<Lang, ReadonlySet<string>> = {
  de: new Set(WORDS.de.split(/\s+/)),
  en: new Set(WORDS.en.split(/\s+/)),
  cs: new Set(WORDS.cs.split(/\s+/)),
  pl: new Set(WORDS.pl.split(/\s+/)),
};

export function isFunctionWord(word: string, lang: Lang): boolean {
  return FUNCTION_WORDS[lang].has(word.toLowerCase());
}

/** How many of the four languages use this word as a function word: `a` is one in three of them and tells little. */
export const SHARED_BY: ReadonlyMap<string, number> = (() => {
  const counts = new Map<string, number>();
  for (const lang of LANGS) {
    for (const word of FUNCTION_WORDS[lang]) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
})();

/** Frequent short words of neighbouring languages (French, Italian, Spanish, Dutch, Slovak, Swedish): they speak against all four. */
export const OTHER_WORDS: ReadonlySet<string> = new Set(
  `le la les des du une est dans pour avec sur pas nous vous cette aux qui que sont leur plus ou il elle el los las por con para una como
  di della delle degli che sono nella alla gli het een van voor met niet zijn wij naar ook ktorý ktorá ktoré sú aj alebo pre med och att det som är för till inte
  mais ses ces notre nos être avoir su lo y es del`.split(/\s+/),
);
