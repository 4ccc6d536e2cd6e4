;; Scores of labels as powers of e, for all labels of a character at once. `npm run wasm` makes powers.wasm of it. `lattice.ts`
;; says where everything stands in memory.
(module
  (import "lattice" "memory" (memory 0))

  ;; e to what each character gives each label, as a part of the most that it gives one.
  (func (export "raise")
    (param $scores i32) (param $end i32)
    (param $powers i32) (param $deepest i32) ;; the last of the powers: what is further down counts as that
    (param $own i32) ;; 13 numbers a character: O, B of all kinds, I, E
    (local $one v128) (local $two v128) (local $three v128) (local $most v128) (local $last v128)
    (local.set $last (i32x4.splat (local.get $deepest)))
    (block $done
      (loop $character
        (br_if $done (i32.ge_u (local.get $scores) (local.get $end)))
        (local.set $one (v128.load (local.get $scores)))
        (local.set $two (v128.load offset=16 (local.get $scores)))
        (local.set $three (v128.load offset=32 (local.get $scores)))
        (local.set $most
          (i32x4.max_s
            (i32x4.max_s (local.get $one) (local.get $two))
            (i32x4.max_s (local.get $three) (v128.const i32x4 0 0 0 0))))
        (local.set $most
          (i32x4.max_s
            (local.get $most)
            (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $most) (local.get $most))))
        (local.set $most
          (i32x4.max_s
            (local.get $most)
            (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $most) (local.get $most))))
        (local.set $one
          (i32x4.add
            (i32x4.splat (local.get $powers))
            (i32x4.shl (i32x4.min_s (i32x4.sub (local.get $most) (local.get $one)) (local.get $last)) (i32.const 3))))
        (local.set $two
          (i32x4.add
            (i32x4.splat (local.get $powers))
            (i32x4.shl (i32x4.min_s (i32x4.sub (local.get $most) (local.get $two)) (local.get $last)) (i32.const 3))))
        (local.set $three
          (i32x4.add
            (i32x4.splat (local.get $powers))
            (i32x4.shl (i32x4.min_s (i32x4.sub (local.get $most) (local.get $three)) (local.get $last)) (i32.const 3))))
        (local.set $most
          (i32x4.add
            (i32x4.splat (local.get $powers))
            (i32x4.shl (i32x4.min_s (local.get $most) (local.get $last)) (i32.const 3))))
        (f64.store (local.get $own) (f64.load (i32x4.extract_lane 0 (local.get $most))))
        (f64.store offset=8 (local.get $own) (f64.load (i32x4.extract_lane 0 (local.get $one))))
        (f64.store offset=40 (local.get $own) (f64.load (i32x4.extract_lane 1 (local.get $one))))
        (f64.store offset=72 (local.get $own) (f64.load (i32x4.extract_lane 2 (local.get $one))))
        (f64.store offset=16 (local.get $own) (f64.load (i32x4.extract_lane 3 (local.get $one))))
        (f64.store offset=48 (local.get $own) (f64.load (i32x4.extract_lane 0 (local.get $two))))
        (f64.store offset=80 (local.get $own) (f64.load (i32x4.extract_lane 1 (local.get $two))))
        (f64.store offset=24 (local.get $own) (f64.load (i32x4.extract_lane 2 (local.get $two))))
        (f64.store offset=56 (local.get $own) (f64.load (i32x4.extract_lane 3 (local.get $two))))
        (f64.store offset=88 (local.get $own) (f64.load (i32x4.extract_lane 0 (local.get $three))))
        (f64.store offset=32 (local.get $own) (f64.load (i32x4.extract_lane 1 (local.get $three))))
        (f64.store offset=64 (local.get $own) (f64.load (i32x4.extract_lane 2 (local.get $three))))
        (f64.store offset=96 (local.get $own) (f64.load (i32x4.extract_lane 3 (local.get $three))))
        (local.set $own (i32.add (local.get $own) (i32.const 104)))
        (local.set $scores (i32.add (local.get $scores) (i32.const 48)))
        (br $character)))))
