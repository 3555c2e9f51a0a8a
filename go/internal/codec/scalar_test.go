package codec

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"
)

// Every day of the calendar is read as package time counts it, and no other day is read.
func TestParseTimeKnowsTheCalendar(t *testing.T) {
	for year := 1; year <= 9999; year += 1 {
		if year > 3 && year < 1890 && year%100 > 1 || year > 2110 && year%100 > 1 && year < 9990 {
			continue
		}
		for month := 1; month <= 12; month++ {
			for day := 1; day <= 31; day++ {
				want := time.Date(year, time.Month(month), day, 23, 59, 58, 0, time.UTC)
				exists := want.Day() == day
				text := strconv.Itoa(10000 + year)[1:] + "-" + strconv.Itoa(100 + month)[1:] + "-" + strconv.Itoa(100 + day)[1:] + "T23:59:58Z"
				if got, rule := parseTime([]byte(text)); exists != (rule == "") || exists && !got.Equal(want) {
					t.Fatalf("%s is %v, %q", text, got, rule)
				}
			}
		}
	}
}

func TestTimesSurvive(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	codec := Codec[time.Time]{(*Encoder).Time, (*Decoder).Time}
	for range 20_000 {
		v := time.Unix(firstSecond+random.Int64N(lastSecond-firstSecond+1), random.Int64N(1e9))
		zone := time.FixedZone("", random.IntN(86_400)-43_200)
		body, err := codec.Marshal(v.In(zone))
		if err != nil {
			t.Fatal(err)
		}
		if again, err := codec.Unmarshal(body); err != nil || !again.Equal(v) || again.Location() != time.UTC {
			t.Fatalf("%s is %v, %v, want %v", body, again, err, v)
		}
	}
	for _, v := range []time.Time{time.Unix(firstSecond-1, 0), time.Unix(lastSecond+1, 0)} {
		if body, err := codec.Marshal(v); err == nil {
			t.Errorf("wrote %s", body)
		}
	}
}

func TestDurationsSurvive(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	codec := Codec[time.Duration]{(*Encoder).Duration, (*Decoder).Duration}
	values := []time.Duration{0, 1, -1, math.MaxInt64, math.MinInt64, time.Second, -time.Second / 2}
	for range 20_000 {
		values = append(values, time.Duration(random.Uint64())>>random.IntN(63))
	}
	for _, v := range values {
		body, err := codec.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := codec.Unmarshal(body); err != nil || again != v {
			t.Fatalf("%s is %v, %v, want %v", body, again, err, v)
		}
	}
}

func TestNumbersSurvive(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	floats := Codec[float64]{(*Encoder).Float64, (*Decoder).Float64}
	singles := Codec[float32]{(*Encoder).Float32, (*Decoder).Float32}
	longs := Codec[int64]{(*Encoder).Int64, (*Decoder).Int64}
	for range 20_000 {
		if f := math.Float64frombits(random.Uint64()); f-f == 0 {
			body, _ := floats.Marshal(f)
			if again, err := floats.Unmarshal(body); err != nil || again != f {
				t.Fatalf("%s is %v, %v", body, again, err)
			}
		}
		if f := math.Float32frombits(random.Uint32()); f-f == 0 {
			body, _ := singles.Marshal(f)
			if again, err := singles.Unmarshal(body); err != nil || again != f {
				t.Fatalf("%s is %v, %v", body, again, err)
			}
		}
		n := int64(random.Uint64()) >> random.IntN(64)
		body, _ := longs.Marshal(n)
		if again, err := longs.Unmarshal(body); err != nil || again != n {
			t.Fatalf("%s is %v, %v", body, again, err)
		}
	}
	for _, text := range []string{"-0", "-0.0", "-0e5"} {
		if v, err := floats.Unmarshal([]byte(text)); err != nil || math.Signbit(v) {
			t.Errorf("%s is %v, %v", text, v, err)
		}
	}
}

// Strings of all lengths around the eight bytes that are looked at at once, with something special
// at each place.
func TestStringsSurvive(t *testing.T) {
	codec := Codec[string]{(*Encoder).String, (*Decoder).String}
	for _, special := range []string{"\"", "\\", "\x00", "\x1f", "\x7f", "é", "€", "😀", "\u2028", "/", "\n", "<"} {
		for length := range 20 {
			for at := range length + 1 {
				text := []byte("abcdefghijklmnopqrst")[:length]
				v := string(text[:at]) + special + string(text[at:])
				body, err := codec.Marshal(v)
				if err != nil {
					t.Fatal(err)
				}
				if again, err := codec.Unmarshal(body); err != nil || again != v {
					t.Fatalf("%q is written %s and read %q, %v", v, body, again, err)
				}
			}
		}
	}
}

// Records of more fields than a word has bits.
func TestManyFields(t *testing.T) {
	var fields []Field
	for i := range 100 {
		if i%2 == 0 {
			fields = append(fields, Required("f"+strconv.Itoa(i)))
		} else {
			fields = append(fields, Optional("f"+strconv.Itoa(i)))
		}
	}
	declared := NewFields(fields...)
	codec := Codec[map[int]int]{Decode: func(d *Decoder) map[int]int {
		read := map[int]int{}
		for o := d.Object(declared); ; {
			i := o.Next(d)
			if i < 0 {
				return read
			}
			read[i] = d.Int()
		}
	}}
	body := func(without int, more string) []byte {
		text := "{"
		for i := 99; i >= 0; i-- {
			if i != without {
				text += `"f` + strconv.Itoa(i) + `":` + strconv.Itoa(i) + ","
			}
		}
		return []byte(text[:len(text)-1] + more + "}")
	}
	if read, err := codec.Unmarshal(body(-1, "")); err != nil || len(read) != 100 || read[77] != 77 {
		t.Errorf("got %v, %v", read, err)
	}
	for _, optional := range []int{1, 65, 99} {
		if _, err := codec.Unmarshal(body(optional, "")); err != nil {
			t.Error(err)
		}
	}
	for _, required := range []int{0, 64, 98} {
		if _, err := codec.Unmarshal(body(required, "")); err == nil || err.Error() != "f"+strconv.Itoa(required)+" is missing" {
			t.Errorf("without f%d: %v", required, err)
		}
	}
	for _, twice := range []string{"f3", "f63", "f64", "f99", "other"} {
		if _, err := codec.Unmarshal(body(-1, `,"other":1,"`+twice+`":1`)); err == nil || err.Error() != twice+" is a duplicate key" {
			t.Errorf("%s twice: %v", twice, err)
		}
	}
}
