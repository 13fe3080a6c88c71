// lib/ring.h: what its rare parts do. That it is first in, first out, the
// tests of lesson 4 prove, beside a plain array.
#include "ring.h"

#include "testing.h"

TEST(ring_grow_doubles_the_room,
     "ring_grow() makes room, then twice as much, and keeps the order", "") {
  Ring ring = {0};
  ring_grow(&ring);
  uint32_t room = ring.room;
  ck_assert_uint_gt(room, 0);
  for (uint32_t i = 0; i < room; i++)
    ring_push(&ring, i);
  ck_assert_uint_eq(ring_pop(&ring), 0); // the oldest is not the first any more
  ck_assert_uint_eq(ring.count, room - 1);
  ring_grow(&ring);
  ck_assert_uint_eq(ring.room, 2 * room);
  for (uint32_t i = 1; i < room; i++)
    ck_assert_uint_eq(ring_pop(&ring), i);
  ring_release(&ring);
}

TEST(a_released_ring_is_empty,
     "ring_release() gives the memory back and leaves an empty ring", "") {
  Ring ring = {0};
  ring_push(&ring, 7);
  ring_release(&ring);
  ck_assert_uint_eq(ring.count, 0);
  ring_push(&ring, 8);
  ck_assert_uint_eq(ring_pop(&ring), 8);
  ring_release(&ring);
}
