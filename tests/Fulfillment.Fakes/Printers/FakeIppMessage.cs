using System.Buffers.Binary;
using System.Text;

namespace Fulfillment.Fakes.Printers;

/// <summary>An attribute on the fake printer's side of the wire. A codec of its own: one shared with the program could hide the program's mistakes.</summary>
internal sealed record FakeAttribute(byte Tag, string Name, params byte[][] Values)
{
    public string Text => Encoding.UTF8.GetString(Values[0]);

    public int Number => BinaryPrimitives.ReadInt32BigEndian(Values[0]);

    public IEnumerable<string> Texts => Values.Select(Encoding.UTF8.GetString);

    public static FakeAttribute Word(byte tag, string name, params string[] values) => new(tag, name, [.. values.Select(Encoding.UTF8.GetBytes)]);

    public static FakeAttribute Keyword(string name, params string[] values) => Word(0x44, name, values);

    public static FakeAttribute Integer(string name, int value) => new(0x21, name, Four(value));

    public static FakeAttribute Enum(string name, params int[] values) => new(0x23, name, [.. values.Select(Four)]);

    public static FakeAttribute Boolean(string name, bool value) => new(0x22, name, [value ? (byte)1 : (byte)0]);

    private static byte[] Four(int value)
    {
        var four = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, value);
        return four;
    }
}

/// <summary>A request as the fake printer read it. Collections are kept as the numbers in them: all a paper size needs.</summary>
internal sealed record FakeIppRequest(byte Major, byte Minor, short Operation, int RequestId, List<FakeAttribute> Attributes, List<int> MediaSize, byte[] Document)
{
    public FakeAttribute? Find(string name) => Attributes.Find(attribute => attribute.Name == name);

    public static FakeIppRequest Read(byte[] bytes)
    {
        var attributes = new List<FakeAttribute>();
        var size = new List<int>();
        var at = 8;
        var depth = 0;
        while (bytes[at] != 0x03)
        {
            var tag = bytes[at++];
            if (tag < 0x10)
                continue;
            var name = Encoding.UTF8.GetString(Counted(bytes, ref at));
            var value = Counted(bytes, ref at);
            if (tag == 0x37)
                depth--;
            else if (depth > 0 && tag == 0x21)
                size.Add(BinaryPrimitives.ReadInt32BigEndian(value));
            else if (depth == 0 && name.Length > 0)
                attributes.Add(new FakeAttribute(tag, name, value));
            else if (depth == 0)
                attributes[^1] = attributes[^1] with { Values = [.. attributes[^1].Values, value] };
            if (tag == 0x34)
                depth++;
        }
        return new FakeIppRequest(bytes[0], bytes[1], BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(2)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4)),
            attributes, size, bytes[(at + 1)..]);
    }

    private static byte[] Counted(byte[] bytes, ref int at)
    {
        var length = BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at));
        var value = bytes[(at + 2)..(at + 2 + length)];
        at += 2 + length;
        return value;
    }
}

/// <summary>A reply of the fake printer: a status and groups of attributes.</summary>
internal sealed record FakeIppReply(short Status, params (byte Group, IEnumerable<FakeAttribute> Attributes)[] Groups)
{
    public byte[] Write(FakeIppRequest request)
    {
        using var stream = new MemoryStream();
        stream.Write([request.Major is 1 or 2 ? request.Major : (byte)1, request.Major is 1 or 2 ? request.Minor : (byte)1]);
        Short(stream, Status);
        var id = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(id, request.RequestId);
        stream.Write(id);
        stream.WriteByte(0x01);
        Write(stream, FakeAttribute.Word(0x47, "attributes-charset", "utf-8"));
        Write(stream, FakeAttribute.Word(0x48, "attributes-natural-language", "en"));
        foreach (var (group, attributes) in Groups)
        {
            stream.WriteByte(group);
            foreach (var attribute in attributes)
                Write(stream, attribute);
        }
        stream.WriteByte(0x03);
        return stream.ToArray();
    }

    private static void Write(MemoryStream stream, FakeAttribute attribute)
    {
        for (var i = 0; i < attribute.Values.Length; i++)
        {
            stream.WriteByte(attribute.Tag);
            var name = i == 0 ? Encoding.UTF8.GetBytes(attribute.Name) : [];
            Short(stream, (short)name.Length);
            stream.Write(name);
            Short(stream, (short)attribute.Values[i].Length);
            stream.Write(attribute.Values[i]);
        }
    }

    private static void Short(MemoryStream stream, short value)
    {
        Span<byte> two = stackalloc byte[2];
        BinaryPrimitives.WriteInt16BigEndian(two, value);
        stream.Write(two);
    }
}
