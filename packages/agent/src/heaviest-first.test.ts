// The heap against a search through all items.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeaviestFirst } from './heaviest-first.ts';

test('the heaviest item is the one that a search through all of them finds', () => {
  const change = fc.record({ item: fc.nat(19), weight: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
      const items = Array.from({ length: 20 }, () => ({ weight: 0, heapIndex: -1 }));
      const heap = new HeaviestFirst<(typeof items)[number]>();
      const model = new Array<number>(20).fill(0);
      for (const { item, weight } of changes) {
        const changed = items[item];
        if (changed === undefined) throw new Error('no such item');
        heap.setWeight(changed, weight);
        model[item] = weight;
        const largest = Math.max(...model);
        expect(heap.heaviest?.weight ?? 0).toBe(largest);
        expect(heap.size).toBe(model.filter((each) => each > 0).length);
      }
    }),
  );
});

test('an item without weight is not in the heap', () => {
  const heap = new HeaviestFirst<{ weight: number; heapIndex: number }>();
  const item = { weight: 0, heapIndex: -1 };
  heap.setWeight(item, 0);
  expect(heap.heaviest).toBeUndefined();
  heap.setWeight(item, 5);
  heap.setWeight(item, 0);
  expect(heap.heaviest).toBeUndefined();
  expect(item.heapIndex).toBe(-1);
});
