/**
 * Hosts below which everybody gets a name or a mailbox of their own: a mail domain that is one of them says nothing about an organisation. Not complete, and
 * need not be: what is missing here is still only granted for exactly the domain that stands on the organisation's profile.
 */
const FOR_EVERYBODY = new Set(
  `gmail.com googlemail.com outlook.com outlook.de hotmail.com hotmail.de live.com live.de msn.com yahoo.com yahoo.de ymail.com aol.com icloud.com me.com mac.com
  gmx.de gmx.net gmx.at gmx.ch gmx.com web.de freenet.de t-online.de magenta.de arcor.de vodafone.de online.de posteo.de posteo.net mailbox.org email.de mail.de
  proton.me protonmail.com pm.me tutanota.com tuta.io tutanota.de tuta.com fastmail.com zoho.com mail.com yandex.com yandex.ru mail.ru
  seznam.cz email.cz post.cz centrum.cz atlas.cz volny.cz tiscali.cz wp.pl o2.pl onet.pl op.pl interia.pl interia.eu poczta.fm gazeta.pl vp.pl poczta.onet.pl tlen.pl
  github.io gitlab.io wordpress.com blogspot.com blogger.com wixsite.com jimdo.com jimdofree.com jimdosite.com weebly.com webnode.com webnode.cz webnode.page
  squarespace.com site123.me netlify.app vercel.app pages.dev herokuapp.com azurewebsites.net firebaseapp.com web.app facebook.com linkedin.com xing.com instagram.com
  de.com eu.com`.split(/\s+/),
);

/** Endings of two parts below which names are registered; elsewhere it is the last part. */
const TWO_PART_ENDINGS = new Set(
  `co.uk org.uk ac.uk gov.uk ltd.uk plc.uk co.at or.at gv.at ac.at com.pl org.pl net.pl edu.pl gov.pl info.pl biz.pl mil.pl waw.pl wroclaw.pl
  krakow.pl poznan.pl gda.pl co.nl com.de co.hu org.hu gov.sk com.ua com.tr com.es org.es gob.es com.pt com.ro com.br com.au`.split(
    /\s+/,
  ),
);

/** The host as the name system knows it (`müller.de` is `xn--mller-kva.de`), without a dot at its end; undefined for what is none. */
function asHost(text: string): string | undefined {
  // Only what is a host alone: an `@`, a slash or a port would make another host of it.
  if (!/^[^\s/@:?#\\%[\]]+$/u.test(text) || !URL.canParse(`https://${text}`)) return undefined;
  const host = new URL(`https://${text}`).hostname.replace(/\.$/, '');
  // Numbers are no domain, nor is a name without a dot.
  return /^[\d.]+$/.test(host) || !host.includes('.') ? undefined : host;
}

/** The domain of a web address without `www.`, if it belongs to somebody alone. */
export function ownDomainOfWeb(web: string | null): string | undefined {
  if (web === null || !URL.canParse(web)) return undefined;
  const host = asHost(new URL(web).hostname)?.replace(/^www\./, '');
  return host === undefined || FOR_EVERYBODY.has(host) ? undefined : host;
}

/** The part of a host that was registered: `rathaus.stadt.de` lies in `stadt.de`, and in nobody's below a shared one. */
function registeredDomain(host: string): string | undefined {
  const parts = host.split('.');
  const length = TWO_PART_ENDINGS.has(parts.slice(-2).join('.')) ? 3 : 2;
  const domain = parts.slice(-length).join('.');
  return parts.length < length || FOR_EVERYBODY.has(domain) ? undefined : domain;
}

/**
 * Whether a mailbox shows by its domain that it is of the organisation with this web address: the same host, or the registered domain that the host lies in. Compared
 * as whole names in the form of the name system, never by parts of text, so neither `evil-example.org` nor `example.org.evil.com` is `example.org`.
 */
export function belongsByDomain(email: string, web: string | null): boolean {
  const host = ownDomainOfWeb(web);
  // A quoted local part may hold another `@`: such an address is left to people.
  const domain = asHost(/^[^@]+@([^@]+)$/.exec(email)?.[1] ?? '');
  if (host === undefined || domain === undefined || FOR_EVERYBODY.has(domain)) return false;
  return domain === host || domain === registeredDomain(host);
}
