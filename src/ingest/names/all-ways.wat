;; The sums over all ways through the labels of a stretch of characters, for four kinds of names at once, which JavaScript cannot
;; do. `npm run wasm` makes all-ways.wasm of it. `lattice.ts` says where everything stands in memory: a row is 13 numbers, for O,
;; for B of each kind, for I and for E.
(module
  (import "lattice" "memory" (memory 0))

  ;; The sums over all ways to each label. A stretch begins as if behind O: the row before its first character says so.
  (func (export "forward")
    (param $own i32) (param $end i32) (param $steps i32)
    (param $alpha i32)  ;; the row of what stands before the first character; each row is one further down than that of `own`
    (param $scales i32) ;; by character, what the sums were divided by
    (local $o f64) (local $a f64) (local $b f64) (local $c f64) (local $d f64)
    (local $sum f64) (local $sums v128) (local $way v128) (local $begun v128) (local $gone v128)
    (local $half i32) (local $step i32) (local $from i32) (local $by i32)
    (block $done
      (loop $character
        (br_if $done (i32.ge_u (local.get $own) (local.get $end)))
        (local.set $o (f64.load (local.get $alpha)))
        (local.set $a (f64.load offset=72 (local.get $alpha)))
        (local.set $b (f64.load offset=80 (local.get $alpha)))
        (local.set $c (f64.load offset=88 (local.get $alpha)))
        (local.set $d (f64.load offset=96 (local.get $alpha)))
        (local.set $sum
          (f64.mul
            (f64.load (local.get $own))
            (f64.add
              (f64.add
                (f64.add
                  (f64.add
                    (f64.mul (local.get $o) (f64.load offset=192 (local.get $steps)))
                    (f64.mul (local.get $a) (f64.load offset=160 (local.get $steps))))
                  (f64.mul (local.get $b) (f64.load offset=168 (local.get $steps))))
                (f64.mul (local.get $c) (f64.load offset=176 (local.get $steps))))
              (f64.mul (local.get $d) (f64.load offset=184 (local.get $steps))))))
        (f64.store offset=104 (local.get $alpha) (local.get $sum))
        (local.set $sums (v128.const f64x2 0 0))
        (local.set $half (i32.const 0))
        (loop $kinds ;; two at once
          (local.set $step (i32.add (local.get $steps) (local.get $half)))
          (local.set $from (i32.add (local.get $alpha) (local.get $half)))
          (local.set $by (i32.add (local.get $own) (local.get $half)))
          (local.set $way
            (f64x2.mul
              (v128.load offset=8 (local.get $by))
              (f64x2.add
                (f64x2.add
                  (f64x2.add
                    (f64x2.add
                      (f64x2.mul (f64x2.splat (local.get $o)) (v128.load (local.get $step)))
                      (f64x2.mul (f64x2.splat (local.get $a)) (v128.load offset=32 (local.get $step))))
                    (f64x2.mul (f64x2.splat (local.get $b)) (v128.load offset=64 (local.get $step))))
                  (f64x2.mul (f64x2.splat (local.get $c)) (v128.load offset=96 (local.get $step))))
                (f64x2.mul (f64x2.splat (local.get $d)) (v128.load offset=128 (local.get $step))))))
          (v128.store offset=112 (local.get $from) (local.get $way))
          (local.set $sums (f64x2.add (local.get $sums) (local.get $way)))
          (local.set $begun (v128.load offset=8 (local.get $from)))
          (local.set $gone (v128.load offset=40 (local.get $from)))
          (local.set $way
            (f64x2.mul
              (v128.load offset=40 (local.get $by))
              (f64x2.add
                (f64x2.mul (local.get $begun) (v128.load offset=224 (local.get $step)))
                (f64x2.mul (local.get $gone) (v128.load offset=256 (local.get $step))))))
          (v128.store offset=144 (local.get $from) (local.get $way))
          (local.set $sums (f64x2.add (local.get $sums) (local.get $way)))
          (local.set $way
            (f64x2.mul
              (v128.load offset=72 (local.get $by))
              (f64x2.add
                (f64x2.mul (local.get $begun) (v128.load offset=288 (local.get $step)))
                (f64x2.mul (local.get $gone) (v128.load offset=320 (local.get $step))))))
          (v128.store offset=176 (local.get $from) (local.get $way))
          (local.set $sums (f64x2.add (local.get $sums) (local.get $way)))
          (local.set $half (i32.add (local.get $half) (i32.const 16)))
          (br_if $kinds (i32.eq (local.get $half) (i32.const 16))))
        (local.set $own (i32.add (local.get $own) (i32.const 104)))
        (local.set $alpha (i32.add (local.get $alpha) (i32.const 104)))
        (f64.store (local.get $scales)
          (call $scaled
            (local.get $alpha)
            (f64.add
              (local.get $sum)
              (f64.add (f64x2.extract_lane 0 (local.get $sums)) (f64x2.extract_lane 1 (local.get $sums))))))
        (local.set $scales (i32.add (local.get $scales) (i32.const 8)))
        (br $character))))

  ;; The sums over all ways on from each label, back to the character of `first`; the row behind the last one is that of an O.
  (func (export "backward")
    (param $own i32)   ;; the row behind the last character
    (param $beta i32)  ;; likewise
    (param $first i32) ;; the row of `beta` to go back to
    (param $steps i32)
    (local $o f64) (local $a f64) (local $b f64) (local $c f64) (local $d f64)
    (local $sum f64) (local $sums v128) (local $way v128) (local $inside v128) (local $ended v128)
    (local $half i32) (local $step i32) (local $on i32) (local $by i32)
    (block $done
      (loop $character
        (br_if $done (i32.le_u (local.get $beta) (local.get $first)))
        (local.set $o (f64.mul (f64.load (local.get $own)) (f64.load (local.get $beta))))
        (local.set $a (f64.mul (f64.load offset=8 (local.get $own)) (f64.load offset=8 (local.get $beta))))
        (local.set $b (f64.mul (f64.load offset=16 (local.get $own)) (f64.load offset=16 (local.get $beta))))
        (local.set $c (f64.mul (f64.load offset=24 (local.get $own)) (f64.load offset=24 (local.get $beta))))
        (local.set $d (f64.mul (f64.load offset=32 (local.get $own)) (f64.load offset=32 (local.get $beta))))
        (local.set $sum
          (f64.add
            (f64.add
              (f64.add
                (f64.add
                  (f64.mul (local.get $o) (f64.load offset=192 (local.get $steps)))
                  (f64.mul (local.get $a) (f64.load offset=0 (local.get $steps))))
                (f64.mul (local.get $b) (f64.load offset=8 (local.get $steps))))
              (f64.mul (local.get $c) (f64.load offset=16 (local.get $steps))))
            (f64.mul (local.get $d) (f64.load offset=24 (local.get $steps)))))
        (local.set $sums (v128.const f64x2 0 0))
        (local.set $half (i32.const 0))
        (loop $kinds ;; two at once
          (local.set $step (i32.add (local.get $steps) (local.get $half)))
          (local.set $on (i32.add (local.get $beta) (local.get $half)))
          (local.set $by (i32.add (local.get $own) (local.get $half)))
          ;; Behind E: what stands there may begin anew.
          (local.set $way
            (f64x2.add
              (f64x2.add
                (f64x2.add
                  (f64x2.add
                    (f64x2.mul (f64x2.splat (local.get $o)) (v128.load offset=160 (local.get $step)))
                    (f64x2.mul (f64x2.splat (local.get $a)) (v128.load offset=352 (local.get $step))))
                  (f64x2.mul (f64x2.splat (local.get $b)) (v128.load offset=384 (local.get $step))))
                (f64x2.mul (f64x2.splat (local.get $c)) (v128.load offset=416 (local.get $step))))
              (f64x2.mul (f64x2.splat (local.get $d)) (v128.load offset=448 (local.get $step)))))
          (local.set $inside (f64x2.mul (v128.load offset=40 (local.get $by)) (v128.load offset=40 (local.get $on))))
          (local.set $ended (f64x2.mul (v128.load offset=72 (local.get $by)) (v128.load offset=72 (local.get $on))))
          ;; The row before is 104 bytes before.
          (local.set $on (i32.sub (local.get $on) (i32.const 104)))
          (v128.store offset=72 (local.get $on) (local.get $way))
          (local.set $sums (f64x2.add (local.get $sums) (local.get $way)))
          (local.set $way
            (f64x2.add
              (f64x2.mul (local.get $inside) (v128.load offset=224 (local.get $step)))
              (f64x2.mul (local.get $ended) (v128.load offset=288 (local.get $step)))))
          (v128.store offset=8 (local.get $on) (local.get $way))
          (local.set $sums (f64x2.add (local.get $sums) (local.get $way)))
          (local.set $way
            (f64x2.add
              (f64x2.mul (local.get $inside) (v128.load offset=256 (local.get $step)))
              (f64x2.mul (local.get $ended) (v128.load offset=320 (local.get $step)))))
          (v128.store offset=40 (local.get $on) (local.get $way))
          (local.set $sums (f64x2.add (local.get $sums) (local.get $way)))
          (local.set $half (i32.add (local.get $half) (i32.const 16)))
          (br_if $kinds (i32.eq (local.get $half) (i32.const 16))))
        (local.set $own (i32.sub (local.get $own) (i32.const 104)))
        (local.set $beta (i32.sub (local.get $beta) (i32.const 104)))
        (f64.store (local.get $beta) (local.get $sum))
        (drop
          (call $scaled
            (local.get $beta)
            (f64.add
              (local.get $sum)
              (f64.add (f64x2.extract_lane 0 (local.get $sums)) (f64x2.extract_lane 1 (local.get $sums))))))
        (br $character))))

  ;; Divides a row by its sum if that is very small or very large; returns what it was divided by.
  (func $scaled (param $row i32) (param $sum f64) (result f64)
    (local $end i32)
    (if (result f64)
      (i32.and
        (f64.gt (local.get $sum) (f64.const 1e-40))
        (f64.lt (local.get $sum) (f64.const 1e40)))
      (then (f64.const 1))
      (else
        (local.set $end (i32.add (local.get $row) (i32.const 104)))
        (loop $label
          (f64.store (local.get $row) (f64.div (f64.load (local.get $row)) (local.get $sum)))
          (local.set $row (i32.add (local.get $row) (i32.const 8)))
          (br_if $label (i32.lt_u (local.get $row) (local.get $end))))
        (local.get $sum)))))
