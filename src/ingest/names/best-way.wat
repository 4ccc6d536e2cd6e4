;; The best way through the labels of a stretch of characters. There are four kinds of names, and all of them are weighed at
;; once, which JavaScript cannot do. `npm run wasm` makes best-way.wasm of it. `lattice.ts` says where everything stands in
;; memory; o, b, i and e are what the best ways to the labels of a character come to, the last three by kind.
(module
  (import "lattice" "memory" (memory 0))

  ;; The best way to each label of each character, and over which label it leads. A stretch begins as if behind O.
  (func (export "follow")
    (param $scores i32) (param $end i32) ;; 12 numbers a character: B, I, E of the first kind, of the second …
    (param $steps i32)
    (param $sources i32) ;; 8 bytes a character; behind the last what the ways to O and to E come to
    (local $o i32) (local $b v128) (local $i v128) (local $e v128)
    (local $begun v128) (local $gone v128) (local $over v128) (local $way i32)
    (local $one v128) (local $two v128) (local $three v128)
    (local $from v128) (local $fromO i32) (local $bits i32)
    (local.set $b (v128.const i32x4 -0x20000000 -0x20000000 -0x20000000 -0x20000000))
    (local.set $i (local.get $b))
    (local.set $e (local.get $b))
    (block $done
      (loop $character
        (br_if $done (i32.ge_u (local.get $scores) (local.get $end)))
        (local.set $one (v128.load (local.get $scores)))
        (local.set $two (v128.load offset=16 (local.get $scores)))
        (local.set $three (v128.load offset=32 (local.get $scores)))
        ;; What may begin behind O, and behind E where that may come to more.
        (local.set $begun (i32x4.add (i32x4.splat (local.get $o)) (v128.load (local.get $steps))))
        (local.set $way (i32.add (local.get $o) (i32.load offset=96 (local.get $steps))))
        (local.set $from (v128.const i32x4 0 0 0 0))
        (local.set $fromO (i32.const 0))
        (if (v128.any_true
              (i32x4.gt_s
                (i32x4.add (local.get $e) (v128.load offset=176 (local.get $steps)))
                (i32x4.splat (local.get $o))))
          (then
            (local.set $over
              (i32x4.add (i32x4.splat (i32x4.extract_lane 0 (local.get $e))) (v128.load offset=16 (local.get $steps))))
            (local.set $from (v128.and (i32x4.gt_s (local.get $over) (local.get $begun)) (v128.const i32x4 1 1 1 1)))
            (local.set $begun (i32x4.max_s (local.get $begun) (local.get $over)))
            (local.set $over
              (i32x4.add (i32x4.splat (i32x4.extract_lane 1 (local.get $e))) (v128.load offset=32 (local.get $steps))))
            (local.set $from
              (v128.bitselect
                (v128.const i32x4 2 2 2 2) (local.get $from) (i32x4.gt_s (local.get $over) (local.get $begun))))
            (local.set $begun (i32x4.max_s (local.get $begun) (local.get $over)))
            (local.set $over
              (i32x4.add (i32x4.splat (i32x4.extract_lane 2 (local.get $e))) (v128.load offset=48 (local.get $steps))))
            (local.set $from
              (v128.bitselect
                (v128.const i32x4 3 3 3 3) (local.get $from) (i32x4.gt_s (local.get $over) (local.get $begun))))
            (local.set $begun (i32x4.max_s (local.get $begun) (local.get $over)))
            (local.set $over
              (i32x4.add (i32x4.splat (i32x4.extract_lane 3 (local.get $e))) (v128.load offset=64 (local.get $steps))))
            (local.set $from
              (v128.bitselect
                (v128.const i32x4 4 4 4 4) (local.get $from) (i32x4.gt_s (local.get $over) (local.get $begun))))
            (local.set $begun (i32x4.max_s (local.get $begun) (local.get $over)))
            (local.set $over (i32x4.add (local.get $e) (v128.load offset=80 (local.get $steps))))
            (if (i32.gt_s (i32x4.extract_lane 0 (local.get $over)) (local.get $way))
              (then
                (local.set $way (i32x4.extract_lane 0 (local.get $over)))
                (local.set $fromO (i32.const 1))))
            (if (i32.gt_s (i32x4.extract_lane 1 (local.get $over)) (local.get $way))
              (then
                (local.set $way (i32x4.extract_lane 1 (local.get $over)))
                (local.set $fromO (i32.const 2))))
            (if (i32.gt_s (i32x4.extract_lane 2 (local.get $over)) (local.get $way))
              (then
                (local.set $way (i32x4.extract_lane 2 (local.get $over)))
                (local.set $fromO (i32.const 3))))
            (if (i32.gt_s (i32x4.extract_lane 3 (local.get $over)) (local.get $way))
              (then
                (local.set $way (i32x4.extract_lane 3 (local.get $over)))
                (local.set $fromO (i32.const 4))))))
        ;; E and I behind B, or behind I where that comes to more.
        (local.set $gone (i32x4.add (local.get $b) (v128.load offset=144 (local.get $steps))))
        (local.set $over (i32x4.add (local.get $i) (v128.load offset=160 (local.get $steps))))
        (local.set $bits (i32.shl (i32x4.bitmask (i32x4.gt_s (local.get $over) (local.get $gone))) (i32.const 4)))
        (local.set $e
          (i32x4.add
            (i32x4.max_s (local.get $gone) (local.get $over))
            (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 28 29 30 31
              (i8x16.shuffle 8 9 10 11 20 21 22 23 0 0 0 0 0 0 0 0 (local.get $one) (local.get $two))
              (local.get $three))))
        (local.set $gone (i32x4.add (local.get $b) (v128.load offset=112 (local.get $steps))))
        (local.set $over (i32x4.add (local.get $i) (v128.load offset=128 (local.get $steps))))
        (local.set $bits
          (i32.or (local.get $bits) (i32x4.bitmask (i32x4.gt_s (local.get $over) (local.get $gone)))))
        (local.set $i
          (i32x4.add
            (i32x4.max_s (local.get $gone) (local.get $over))
            (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 24 25 26 27
              (i8x16.shuffle 4 5 6 7 16 17 18 19 28 29 30 31 0 0 0 0 (local.get $one) (local.get $two))
              (local.get $three))))
        (local.set $b
          (i32x4.add
            (local.get $begun)
            (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 20 21 22 23
              (i8x16.shuffle 0 1 2 3 12 13 14 15 24 25 26 27 0 0 0 0 (local.get $one) (local.get $two))
              (local.get $three))))
        (local.set $o (local.get $way))
        (local.set $from (i16x8.narrow_i32x4_u (local.get $from) (local.get $from)))
        (i32.store (local.get $sources)
          (i32x4.extract_lane 0 (i8x16.narrow_i16x8_u (local.get $from) (local.get $from))))
        (i32.store offset=4 (local.get $sources)
          (i32.or (local.get $fromO) (i32.shl (local.get $bits) (i32.const 8))))
        (local.set $sources (i32.add (local.get $sources) (i32.const 8)))
        (local.set $scores (i32.add (local.get $scores) (i32.const 48)))
        (br $character)))
    (i32.store (local.get $sources) (local.get $o))
    (v128.store offset=4 (local.get $sources) (local.get $e))))
