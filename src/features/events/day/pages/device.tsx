import type { Lang } from '#engines/kit';
import { dayTexts } from '../texts.ts';

/** What the script of the door says; the page brings it along, because there is no net to ask later. */
const WORDS = [
  'device',
  'online',
  'offline',
  'signedOut',
  'gone',
  'kept',
  'cameraOn',
  'cameraOff',
  'noCamera',
  'noCameraHint',
  'nobody',
  'found',
  'admit',
  'undo',
  'admitted',
  'undone',
  'again',
  'againHint',
  'inSince',
  'invalid',
  'invalidHint',
  'unknown',
  'unknownHint',
  'unknownOffline',
  'admitAnyway',
  'noted',
  'notedHint',
  'notForgotten',
  'notForgottenHint',
] as const;

/** The door for who has script: hidden until it has begun, and instead of the page without script then. */
export function Device({ lang, event }: { lang: Lang; event: { id: string; slug: string } }) {
  const t = dayTexts(lang);
  const base = `/${lang}/events/${event.slug}/check-in`;
  const words = Object.fromEntries(WORDS.map((key) => [key, t[key]]));
  return (
    <hw-check-in
      hidden
      data-event={event.id}
      data-page={base}
      data-base={base}
      data-away={`/${lang}/desk`}
      data-words={JSON.stringify(words)}
    >
      <div class="hw-door__result" data-result hidden>
        <div data-said role="alert" />
        <div data-act />
      </div>
      <dl class="hw-door__state">
        <div>
          <dt>{t.inside}</dt>
          <dd data-inside>–</dd>
        </div>
        <div>
          <dt>{t.net}</dt>
          <dd>
            <span data-net role="status" />
          </dd>
        </div>
        <div>
          <dt>{t.waiting}</dt>
          <dd data-waiting>0</dd>
        </div>
        <div>
          <dt>{t.listed}</dt>
          <dd data-listed>–</dd>
        </div>
      </dl>
      <div class="hw-door__scan">
        <button type="button" class="kern-btn kern-btn--primary" data-camera>
          <span class="kern-label">{t.cameraOn}</span>
        </button>
        <video class="hw-door__video" hidden playsinline muted aria-label={t.cameraPicture} />
      </div>
      <form class="hw-door__form">
        <div class="kern-form-input">
          <label class="kern-label" for="door-words">
            {t.words}
          </label>
          <div class="kern-hint" id="door-words-hint">
            {t.wordsHint}
          </div>
          <input
            class="kern-form-input__input"
            id="door-words"
            name="words"
            type="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby="door-words-hint"
          />
        </div>
        <button type="submit" class="kern-btn kern-btn--secondary">
          <span class="kern-label">{t.search}</span>
        </button>
      </form>
      <p class="hw-muted" role="status" data-count />
      <ul class="hw-door__found" data-found aria-label={t.found} />
      <p data-sign-in hidden>
        <a href={`/${lang}/sign-in?next=${encodeURIComponent(base)}`}>{t.signIn}</a>
      </p>
      <section class="hw-section" data-doubles hidden>
        <h2 class="hw-h2">{t.doubles}</h2>
        <p class="hw-muted">{t.doublesLead}</p>
        <ul class="hw-list" />
      </section>
      <details class="hw-door__about">
        <summary>{t.aboutDevice}</summary>
        <p class="hw-muted" data-kept role="status" />
        <div class="kern-form-input">
          <label class="kern-label" for="door-device">
            {t.deviceName}
          </label>
          <div class="kern-hint" id="door-device-hint">
            {t.deviceHint}
          </div>
          <input
            class="kern-form-input__input"
            id="door-device"
            name="device"
            maxlength={40}
            autocomplete="off"
            aria-describedby="door-device-hint"
          />
        </div>
        <div class="hw-actions">
          <button type="button" class="kern-btn kern-btn--secondary" data-refresh>
            <span class="kern-label">{t.refresh}</span>
          </button>
          <button type="button" class="kern-btn kern-btn--tertiary" data-forget>
            <span class="kern-label">{t.forget}</span>
          </button>
        </div>
        <p class="hw-muted">{t.forgetHint}</p>
      </details>
    </hw-check-in>
  );
}
