import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRooms, roomOf, roomsAsText } from './rooms.ts';

const codesOf = (text: string) => {
  const read = readRooms(text);
  return read.ok ? [] : read.refusal.codes;
};

describe('online rooms', () => {
  test('are lines of name and address, as they were pasted', () => {
    const text = 'Raum Elbe; https://meet.example.org/elbe\r\n\r\nRaum Neiße\thttps://meet.example.org/n?pwd=1;2\n';
    const read = readRooms(text);
    assert.deepEqual(read, {
      ok: true,
      value: {
        onlineAddress: null,
        onlineRooms: [
          { name: 'Raum Elbe', address: 'https://meet.example.org/elbe' },
          { name: 'Raum Neiße', address: 'https://meet.example.org/n?pwd=1;2' },
        ],
      },
    });
    assert.ok(read.ok);
    assert.deepEqual(readRooms(roomsAsText(read.value)), read);
  });

  test('or one address that makes a room for each meeting', () => {
    const read = readRooms('https://meet.example.org/{raum}');
    assert.ok(read.ok);
    assert.equal(roomsAsText(read.value), 'https://meet.example.org/{raum}');
    const room = roomOf(read.value, '01890000-0000-7000-8000-0123456789ab', null);
    assert.deepEqual(room, { name: null, address: 'https://meet.example.org/80000123456789ab' });
  });

  test('errors name the line', () => {
    assert.deepEqual(codesOf(' \n'), ['roomsMissing']);
    assert.deepEqual(codesOf('https://meet.example.org/everybody'), ['roomNoName 1']);
    assert.deepEqual(codesOf('http://meet.example.org/{raum}'), ['roomNotHttps 1']);
    const lines = [
      'Raum 1; https://meet.example.org/1',
      '',
      'Raum 2; http://meet.example.org/2',
      'Raum 3; meet.example.org/3',
      'Raum 4; https://',
      'Raum 5; https://user:secret@meet.example.org/5',
      'Raum 6; https://meet.example.org/{raum}',
      'Raum 7; https://meet.example.org/1',
      'Raum 1; https://meet.example.org/8',
      'Raum 9; https://meet.example.org/nine nine',
      `${'R'.repeat(61)}; https://meet.example.org/10`,
      'Raum 11',
    ];
    assert.deepEqual(codesOf(lines.join('\n')), [
      'roomNotHttps 3',
      'roomNotHttps 4',
      'roomBroken 5',
      'roomBroken 6',
      'roomPattern 7',
      'roomTwice 8',
      'roomTwice 9',
      'roomBroken 10',
      'roomTooLong 11',
      'roomNoName 12',
    ]);
    const many = Array.from({ length: 201 }, (_, at) => `Raum ${at}; https://meet.example.org/${at}`).join('\n');
    assert.deepEqual(codesOf(many), ['roomsTooMany']);
  });

  test('a room of the list is told by its number', () => {
    const places = { onlineAddress: null, onlineRooms: [{ name: 'Elbe', address: 'https://meet.example.org/elbe' }] };
    assert.deepEqual(roomOf(places, 'any', 0), places.onlineRooms[0]);
    assert.equal(roomOf(places, 'any', 1), null);
    assert.equal(roomOf(places, 'any', null), null);
  });
});
