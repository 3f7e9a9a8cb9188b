using System.Data;
using System.Globalization;
using Dapper;

namespace Fulfillment.Server.Platform;

/// <summary>How values lie in both databases: instants as UTC microseconds since 1970 (bigint), days as ISO text (char(10)).</summary>
internal static class UtcInstants
{
    private static readonly Lock Once = new();
    private static bool _registered;

    public static long ToMicroseconds(this DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>Teaches Dapper the two types, once per process: parameters and row properties may be DateTimeOffset and DateOnly.</summary>
    public static void Register()
    {
        lock (Once)
        {
            if (_registered) return;
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.RemoveTypeMap(typeof(DateOnly));
            SqlMapper.RemoveTypeMap(typeof(DateOnly?));
            SqlMapper.AddTypeHandler(new InstantHandler());
            SqlMapper.AddTypeHandler(new DayHandler());
            _registered = true;
        }
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToMicroseconds();
        }

        public override DateTimeOffset Parse(object value) => FromMicroseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture));
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.AnsiStringFixedLength;
            parameter.Size = 10;
            parameter.Value = value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        public override DateOnly Parse(object value) => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
