/**
 * Gathers what is asked for in one turn of the event loop. Nobody waits for company: what comes
 * alone goes alone, as soon as the turn is over; under load a turn brings many.
 */
export class Turn<Item> {
  #gathered: Item[] = [];

  constructor(
    private readonly most: number,
    private readonly send: (items: readonly Item[]) => void,
  ) {}

  add(item: Item): void {
    if (this.#gathered.push(item) === 1) setImmediate(() => this.#end());
  }

  #end(): void {
    const gathered = this.#gathered;
    this.#gathered = [];
    for (let index = 0; index < gathered.length; index += this.most) {
      this.send(gathered.slice(index, index + this.most));
    }
  }
}
