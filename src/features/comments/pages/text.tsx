import type { Lang } from '#engines/kit';
import { findLinks } from '../spam.ts';

/** What somebody wrote: paragraphs, lines, and web addresses as links that search engines give nothing for. Never markup. */
export function CommentText({ text, lang }: { text: string; lang: Lang }) {
  return (
    <div class="hw-prose hw-comment__text" lang={lang}>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p>
          {paragraph.split('\n').map((line, at) => (
            <>
              {at > 0 ? <br /> : null}
              {findLinks(line).map((piece) =>
                piece.href === undefined ? (
                  piece.text
                ) : (
                  <a href={piece.href} rel="nofollow ugc noopener">
                    {piece.text}
                  </a>
                ),
              )}
            </>
          ))}
        </p>
      ))}
    </div>
  );
}
