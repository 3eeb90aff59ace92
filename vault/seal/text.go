package seal

import "encoding/json"

// Text is the plan in words, as an export holds it. Labels are in the holder's language.
type Text struct {
	Format   int       `json:"format"` // 1
	Sections []Section `json:"sections"`
}

// Section is one part of the plan.
type Section struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Items []Item `json:"items"`
}

// Item is one entry of a section.
type Item struct {
	Fields []Field `json:"fields"`
}

// Field is one labelled value.
type Field struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// ParseText reads an export's JSON. Members that it does not know are passed over. It answers ErrNewer for a format above 1,
// and ErrNone for anything else that is not the shape of format 1.
func ParseText(b []byte) (Text, error) {
	var t Text
	err := json.Unmarshal(b, &t)
	switch {
	case t.Format > Format:
		return Text{}, ErrNewer
	case err != nil, t.Format != Format, t.Sections == nil:
		return Text{}, ErrNone
	}
	return t, nil
}
