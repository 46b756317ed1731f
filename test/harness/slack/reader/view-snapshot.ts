import type { JsonObject } from '../../../../src/domain/json.js';
import type { Control, Mention, Reader, SeenView } from '../api/seen.js';
import { asText, objectAt, objectsAt, textAt } from '../json.js';
import { mentionsInBlocks, renderBlocks } from '../render/blocks.js';
import { controlsOf } from '../render/controls.js';
import { eyesOf } from '../render/eyes.js';
import type { Team } from '../state/team.js';
import type { View } from '../state/view.js';
import type { World } from '../state/world.js';
import { showView } from '../web/show.js';

/** A modal or Home as it was when it was looked at. */
export class ViewSnapshot implements SeenView {
  readonly team: string;
  readonly user: string;
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly hash: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly raw: JsonObject;
  readonly #body: JsonObject;

  constructor(
    readonly world: World,
    readonly workspace: Team,
    view: View,
  ) {
    this.team = view.team;
    this.user = view.user;
    this.id = view.id;
    this.type = view.type;
    this.hash = view.hash;
    this.errors = view.errors;
    this.raw = showView(world.app, workspace, view);
    this.#body = view.body;
  }

  get #blocks(): JsonObject[] {
    return objectsAt(this.#body, 'blocks');
  }
  #label(name: string): string | null {
    return asText(objectAt(this.#body, name)?.text);
  }
  get callbackId(): string {
    return textAt(this.#body, 'callback_id');
  }
  get privateMetadata(): string {
    return textAt(this.#body, 'private_metadata');
  }
  get title(): string {
    return this.#label('title') ?? '';
  }
  get submit(): string | null {
    return this.#label('submit');
  }
  get close(): string | null {
    return this.#label('close');
  }
  get text(): string {
    return this.textFor({});
  }
  textFor(reader: Reader): string {
    const body = renderBlocks(this.#blocks, eyesOf(this.workspace, this.world.now(), reader));
    return [this.title, body, ...Object.values(this.errors)].filter((part) => part !== '').join('\n');
  }
  get mentions(): readonly Mention[] {
    return mentionsInBlocks(this.#blocks);
  }
  get controls(): readonly Control[] {
    return controlsOf(this.#blocks).map(({ control }) => control);
  }
}
