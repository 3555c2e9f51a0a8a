package codec

import (
	"encoding/json"
	"time"
)

// everything is a record with a field of each kind, and codecs as the generator prints them.
type everything struct {
	Text     string
	Bool     bool
	Bytes    []byte
	Fixed    [3]byte
	Small    int8
	Byte     uint8
	Whole    int
	Long     int64
	Ulong    uint64
	Single   float32
	Float    float64
	At       time.Time
	For      time.Duration
	Any      any
	Raw      json.RawMessage
	List     []string
	Spot     [2]float64
	Pair     Tuple2[string, int32]
	Map      map[string]int16
	ByNumber map[int32]string
	ByLong   map[uint64]bool
	ByColour map[colour]int8
	Colour   colour
	Level    level
	Maybe    *string
	Optional *int32
	Three    Option[*string]
	Shape    shape
	Children []everything
}

type colour string

type level int

var (
	colours = NewStringEnum[colour]("red", "green")
	levels  = NewIntEnum[level](-1, 0, 5)
)

type shape interface{ isShape() }

type circle struct{ Radius float64 }

type square struct{ Side int }

func (*circle) isShape() {}
func (*square) isShape() {}

// Of the required fields, only text: so that short bodies get far.
var everythingFields = NewFields(
	Required("text"), Optional("bool"), Optional("bytes"), Optional("fixed"), Optional("small"), Optional("byte"), Optional("whole"), Optional("long"),
	Optional("ulong"), Optional("single"), Optional("float"), Optional("at"), Optional("for"), Optional("any"), Optional("raw"), Optional("list"),
	Optional("spot"), Optional("pair"), Optional("map"), Optional("byNumber"), Optional("byLong"), Optional("byColour"), Optional("colour"),
	Optional("level"), Optional("maybe"), Optional("optional"), Optional("three"), Optional("shape"), Optional("children"),
)

func encodeEverything(e *Encoder, v everything) {
	if !e.BeginObject() {
		return
	}
	e.Field("text")
	e.String(v.Text)
	e.Field("bool")
	e.Bool(v.Bool)
	e.Field("bytes")
	e.Bytes(v.Bytes)
	e.Field("fixed")
	e.Bytes(v.Fixed[:])
	e.Field("small")
	e.Int8(v.Small)
	e.Field("byte")
	e.Uint8(v.Byte)
	e.Field("whole")
	e.Int(v.Whole)
	e.Field("long")
	e.Int64(v.Long)
	e.Field("ulong")
	e.Uint64(v.Ulong)
	e.Field("single")
	e.Float32(v.Single)
	e.Field("float")
	e.Float64(v.Float)
	if !v.At.IsZero() {
		e.Field("at")
		e.Time(v.At)
	}
	e.Field("for")
	e.Duration(v.For)
	e.Field("any")
	e.JSON(v.Any)
	if v.Raw != nil {
		e.Field("raw")
		e.RawJSON(v.Raw)
	}
	e.Field("list")
	EncodeList(e, v.List, (*Encoder).String)
	e.Field("spot")
	EncodeList(e, v.Spot[:], (*Encoder).Float64)
	e.Field("pair")
	EncodeTuple2(e, v.Pair, (*Encoder).String, (*Encoder).Int32)
	e.Field("map")
	EncodeMap(e, v.Map, (*Encoder).StringKey, (*Encoder).Int16)
	e.Field("byNumber")
	EncodeMap(e, v.ByNumber, (*Encoder).Int32Key, (*Encoder).String)
	e.Field("byLong")
	EncodeMap(e, v.ByLong, (*Encoder).Uint64Key, (*Encoder).Bool)
	e.Field("byColour")
	EncodeMap(e, v.ByColour, colours.EncodeKey, (*Encoder).Int8)
	if v.Colour != "" {
		e.Field("colour")
		colours.Encode(e, v.Colour)
	}
	e.Field("level")
	levels.Encode(e, v.Level)
	e.Field("maybe")
	EncodeNullable(e, v.Maybe, (*Encoder).String)
	if v.Optional != nil {
		e.Field("optional")
		e.Int32(*v.Optional)
	}
	if v.Three.Set {
		e.Field("three")
		EncodeNullable(e, v.Three.Value, (*Encoder).String)
	}
	if v.Shape != nil {
		e.Field("shape")
		encodeShape(e, v.Shape)
	}
	e.Field("children")
	EncodeList(e, v.Children, encodeEverything)
	e.EndObject()
}

func decodeEverything(d *Decoder) (v everything) {
	for o := d.Object(everythingFields); ; {
		switch o.Next(d) {
		case 0:
			v.Text = d.String()
		case 1:
			v.Bool = d.Bool()
		case 2:
			v.Bytes = d.Bytes()
		case 3:
			d.FixedBytes(v.Fixed[:])
		case 4:
			v.Small = d.Int8()
		case 5:
			v.Byte = d.Uint8()
		case 6:
			v.Whole = d.Int()
		case 7:
			v.Long = d.Int64()
		case 8:
			v.Ulong = d.Uint64()
		case 9:
			v.Single = d.Float32()
		case 10:
			v.Float = d.Float64()
		case 11:
			v.At = d.Time()
		case 12:
			v.For = d.Duration()
		case 13:
			v.Any = d.JSON()
		case 14:
			v.Raw = d.RawJSON()
		case 15:
			v.List = DecodeList(d, (*Decoder).String)
		case 16:
			DecodeArray(d, v.Spot[:], (*Decoder).Float64)
		case 17:
			v.Pair = DecodeTuple2(d, (*Decoder).String, (*Decoder).Int32)
		case 18:
			v.Map = DecodeMap(d, (*Decoder).StringKey, (*Decoder).Int16)
		case 19:
			v.ByNumber = DecodeMap(d, (*Decoder).Int32Key, (*Decoder).String)
		case 20:
			v.ByLong = DecodeMap(d, (*Decoder).Uint64Key, (*Decoder).Bool)
		case 21:
			v.ByColour = DecodeMap(d, colours.DecodeKey, (*Decoder).Int8)
		case 22:
			v.Colour = colours.Decode(d)
		case 23:
			v.Level = levels.Decode(d)
		case 24:
			v.Maybe = DecodeNullable(d, (*Decoder).String)
		case 25:
			v.Optional = DecodePointer(d, (*Decoder).Int32)
		case 26:
			v.Three = Some(DecodeNullable(d, (*Decoder).String))
		case 27:
			v.Shape = decodeShape(d)
		case 28:
			v.Children = DecodeList(d, decodeEverything)
		default:
			return v
		}
	}
}

func encodeShape(e *Encoder, v shape) {
	switch v := v.(type) {
	case *circle:
		EncodePointer(e, v, func(e *Encoder, v circle) {
			if e.BeginObject() {
				e.Field("kind")
				e.String("circle")
				e.Field("radius")
				e.Float64(v.Radius)
				e.EndObject()
			}
		})
	case *square:
		EncodePointer(e, v, func(e *Encoder, v square) {
			if e.BeginObject() {
				e.Field("side")
				e.Int(v.Side)
				e.Field("kind")
				e.String("square")
				e.EndObject()
			}
		})
	default:
		e.FailVariant(v)
	}
}

var (
	circleFields = NewFields(Required("kind"), Required("radius"))
	squareFields = NewFields(Required("side"), Required("kind"))
)

func decodeShape(d *Decoder) shape {
	switch d.Tag("kind") {
	case "circle":
		return DecodePointer(d, func(d *Decoder) (v circle) {
			for o := d.Object(circleFields); ; {
				switch o.Next(d) {
				case 0:
					d.LiteralString("circle")
				case 1:
					v.Radius = d.Float64()
				default:
					return v
				}
			}
		})
	case "square":
		return DecodePointer(d, func(d *Decoder) (v square) {
			for o := d.Object(squareFields); ; {
				switch o.Next(d) {
				case 0:
					v.Side = d.Int()
				case 1:
					d.LiteralString("square")
				default:
					return v
				}
			}
		})
	default:
		d.FailTag("kind")
		return nil
	}
}
