import { createTransport, type SentMessageInfo, type Transporter } from 'nodemailer';
import type { Attachment } from './index.ts';

/** One mail as it goes out. */
export interface OutgoingMail {
  id: string;
  to_address: string;
  subject: string;
  text: string;
  html: string;
  unsubscribe_url: string | null;
  attachments: Attachment[];
  reply_to: string | null;
  created_at: Date;
}

/** Why a mail did not get through, and whether another try can help. */
export interface Refused {
  how: 'no-server' | 'not-now' | 'never';
  /** For people who look into it; can contain the address. */
  text: string;
  /** The same for the log: codes only. */
  code: string;
}

export interface Timeouts {
  /** To reach the server and hear its greeting. */
  connectMs: number;
  /** Without a sign of life. */
  silenceMs: number;
  /** For one mail altogether: who answers a byte a minute is not silent. */
  wholeMs: number;
}

export interface Smtp {
  deliver(mail: OutgoingMail): Promise<Refused | undefined>;
  close(): void;
}

/** Connections at the same time to one server; more are refused by many. */
export const CONNECTIONS = 5;

/** One address and nothing else: no second one, no display name, no line break that would begin a command or a header. */
const ADDRESS = /^[^\s@<>()",;:\\[\]]{1,64}@[^\s@<>()",;:\\[\]]{1,255}$/u;

/** Connections to the server that `SMTP_URL` names, for the mails of one run. */
export function openSmtp(
  url: string,
  sender: { from: string; host: string },
  { connectMs, silenceMs, wholeMs }: Timeouts,
): Smtp {
  const transport: Transporter<SentMessageInfo> = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    // When to try again is decided by the queue, where it survives this process.
    maxRequeues: 0,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async deliver(mail) {
      if (!ADDRESS.test(mail.to_address)) return { how: 'never', text: 'not an address', code: 'address' };
      try {
        await transport.sendMail({ ...composed(mail, sender), signal: AbortSignal.timeout(wholeMs) });
        return undefined;
      } catch (error) {
        return refusedBy(error);
      }
    },
    close: () => transport.close(),
  };
}

function composed(mail: OutgoingMail, sender: { from: string; host: string }) {
  const { unsubscribe_url: off } = mail;
  return {
    // The same each time it is tried, so that a mail that comes twice is recognised as one.
    messageId: `<${mail.id}@${sender.host}>`,
    date: mail.created_at,
    from: sender.from,
    to: { name: '', address: mail.to_address },
    ...(mail.reply_to !== null && ADDRESS.test(mail.reply_to) ? { replyTo: { name: '', address: mail.reply_to } } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
    headers: {
      // RFC 3834: no automatic answers, please.
      'Auto-Submitted': 'auto-generated',
      ...(off === null
        ? {}
        : {
            'List-Unsubscribe': { prepared: true, value: `<${new URL(off).href}>` },
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
  };
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
}

function refusedBy(error: unknown): Refused {
  const given = error instanceof Error ? error : new Error(String(error));
  const { code = '', command = '', responseCode }: SmtpError = given;
  const text = given.message.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 300);
  const told = [code, command, responseCode].filter((part) => part !== '' && part !== undefined).join(' ');
  // A 5xx to these two is about this mail; to the others (a wrong password, a sender that is not ours) about the settings, and they can be mended.
  if (responseCode !== undefined && responseCode >= 500 && /^(RCPT TO|DATA)$/.test(command)) {
    return { how: 'never', text, code: told };
  }
  const isAway = /^(ECONNECTION|ETIMEDOUT|ESOCKET|EDNS|ETLS|EPROTOCOL|EAUTH|EABORT|ABORT_ERR)$/.test(code);
  return { how: isAway ? 'no-server' : 'not-now', text, code: told || given.name };
}
