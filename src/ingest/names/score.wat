;; Sums of the rows of weights of each character's features: the loop in which finding names spends most of its time.
;; Twelve labels are added at once, which JavaScript cannot do. `npm run wasm` makes score.wasm of it.
;; WeightTable says where everything stands in memory and what the numbers of the tables mean.
(module
  (import "table" "memory" (memory 0))
  (func (export "score")
    (param $length i32)  ;; of the text, in characters
    (param $width i32)   ;; bytes of a character's features
    (param $mask i32)    ;; the number of slots, less one
    (param $move i32)    ;; how far a move goes
    (param $moves i32) (param $slots i32) (param $rows i32)                         ;; where the tables begin
    (param $closed i32) (param $counts i32) (param $hashes i32) (param $scores i32) ;; where the text begins
    (local $end i32)
    (local $feature i32)
    (local $last i32)
    (local $hash i32)
    (local $entry i32)
    (local $row v128)
    (local $low v128)
    (local $high v128)

    (local.set $end (i32.add (local.get $closed) (local.get $length)))
    (block $done
      (loop $character
        (br_if $done (i32.ge_u (local.get $closed) (local.get $end)))
        (if (i32.eqz (i32.load8_u (local.get $closed)))
          (then
            (local.set $low (v128.const i16x8 0 0 0 0 0 0 0 0))
            (local.set $high (v128.const i16x8 0 0 0 0 0 0 0 0))
            (local.set $feature (local.get $hashes))
            (local.set $last
              (i32.add (local.get $hashes) (i32.shl (i32.load8_u (local.get $counts)) (i32.const 2))))
            (block $summed
              (loop $next
                (br_if $summed (i32.ge_u (local.get $feature) (local.get $last)))
                (local.set $hash (i32.load (local.get $feature)))
                ;; slots[(hash + move * moves[hash >>> 16]) & mask]
                (local.set $entry
                  (i32.load
                    (i32.add
                      (local.get $slots)
                      (i32.shl
                        (i32.and
                          (local.get $mask)
                          (i32.add
                            (local.get $hash)
                            (i32.mul
                              (local.get $move)
                              (i32.load16_u
                                (i32.add
                                  (local.get $moves)
                                  (i32.shl (i32.shr_u (local.get $hash) (i32.const 16)) (i32.const 1)))))))
                        (i32.const 2)))))
                ;; Where another feature stands, row 0 is taken, which gives nothing: a branch would be guessed wrong.
                (local.set $row
                  (v128.load
                    (i32.add
                      (local.get $rows)
                      (i32.mul
                        (i32.const 12)
                        (select
                          (i32.const 0)
                          (i32.and (local.get $entry) (i32.const 0x3ffff))
                          (i32.and
                            (i32.xor (local.get $entry) (local.get $hash))
                            (i32.const 0xfffc0000)))))))
                (local.set $low (i16x8.add (local.get $low) (i16x8.extend_low_i8x16_s (local.get $row))))
                (local.set $high (i16x8.add (local.get $high) (i16x8.extend_high_i8x16_s (local.get $row))))
                (local.set $feature (i32.add (local.get $feature) (i32.const 4)))
                (br $next)))
            (v128.store (local.get $scores) (i32x4.extend_low_i16x8_s (local.get $low)))
            (v128.store offset=16 (local.get $scores) (i32x4.extend_high_i16x8_s (local.get $low)))
            (v128.store offset=32 (local.get $scores) (i32x4.extend_low_i16x8_s (local.get $high)))))
        (local.set $closed (i32.add (local.get $closed) (i32.const 1)))
        (local.set $counts (i32.add (local.get $counts) (i32.const 1)))
        (local.set $hashes (i32.add (local.get $hashes) (local.get $width)))
        (local.set $scores (i32.add (local.get $scores) (i32.const 48)))
        (br $character)))))
